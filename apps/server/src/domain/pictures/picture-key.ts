import type { PictureId } from '@chatter/protocol/ids';
import type { PictureSize } from '@chatter/protocol/picture';

/** Where a size of a picture lies in the file store; chosen here, never by whoever uploads (case 36). */
export const pictureKey = (id: PictureId, size: PictureSize): string => `${id}/${size}.webp`;
