import { ChatterError } from '@chatter/protocol/chatter-error';
import * as routes from '@chatter/protocol/routes/pictures';
import type { Config } from '../config.ts';
import type { Context } from '../domain/context.ts';
import { openPicture } from '../domain/pictures/open-picture.ts';
import { uploadPhoto } from '../domain/pictures/upload-photo.ts';
import type { mount } from './mount.ts';
import { sendPicture } from './send-picture.ts';

type MountRoute = ReturnType<typeof mount>;

export const mountPictures = (
  route: MountRoute,
  context: Context,
  { accelRedirect }: Pick<Config, 'accelRedirect'>,
): void => {
  route(routes.uploadPhoto, async ({ caller, file }) => {
    if (file === undefined) throw new ChatterError('VALIDATION_FAILED');
    return { photo: await uploadPhoto(context, caller, file) };
  });
  route(routes.getPicture, async ({ caller, params, request, response }) => {
    const file = await openPicture(context, caller, params);
    const name = `${params.pictureId}-${params.size}`;
    await sendPicture(request, response, file, { name, accelRedirect });
    return undefined;
  });
};
