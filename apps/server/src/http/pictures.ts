import { pipeline } from 'node:stream/promises';
import { ChatterError } from '@chatter/protocol/chatter-error';
import * as routes from '@chatter/protocol/routes/pictures';
import type { Context } from '../domain/context.ts';
import { openPicture } from '../domain/pictures/open-picture.ts';
import { uploadPhoto } from '../domain/pictures/upload-photo.ts';
import type { mount } from './mount.ts';

type MountRoute = ReturnType<typeof mount>;

export const mountPictures = (route: MountRoute, context: Context): void => {
  route(routes.uploadPhoto, async ({ caller, file }) => {
    if (file === undefined) throw new ChatterError('VALIDATION_FAILED');
    return { photo: await uploadPhoto(context, caller, file) };
  });
  route(routes.getPicture, async ({ caller, params, response }) => {
    const { bytes, stream } = await openPicture(context, caller, params);
    response.set({
      'Content-Type': 'image/webp',
      'Content-Length': String(bytes),
      // The file behind an id never changes; only the asker's own browser may keep it.
      'Cache-Control': 'private, max-age=31536000, immutable',
      // A name of ours, so that nothing in it needs escaping (case 43).
      'Content-Disposition': `inline; filename="${params.pictureId}-${params.size}.webp"`,
      'Content-Security-Policy': "default-src 'none'; sandbox",
    });
    await pipeline(stream, response).catch(() => response.destroy());
    return undefined;
  });
};
