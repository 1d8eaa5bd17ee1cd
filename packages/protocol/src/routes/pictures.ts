import * as z from 'zod/mini';
import { pictureIdSchema } from '../ids.ts';
import { photoSchema, pictureSizeSchema } from '../picture.ts';
import { defineRoute } from '../route.ts';

export const uploadPhoto = defineRoute({
  method: 'post',
  path: '/api/photos',
  summary: 'Upload a photo, to be sent with a message within a day',
  tag: 'Pictures',
  auth: 'bearer',
  body: z.strictObject({}),
  upload: { field: 'photo', required: true },
  status: 201,
  answer: z.object({ photo: photoSchema }),
  errors: ['NOT_AN_IMAGE', 'IMAGE_TOO_LARGE'],
});

export const getPicture = defineRoute({
  method: 'get',
  path: '/api/pictures/:pictureId/:size',
  summary: 'A picture: avatars for everybody signed in, all others for the members of their conversation',
  tag: 'Pictures',
  // An <img> cannot send a header; the cookie is enough to look.
  auth: 'bearer-or-cookie',
  params: z.strictObject({ pictureId: pictureIdSchema, size: pictureSizeSchema }),
  status: 200,
  answerType: 'image/webp',
  errors: ['NOT_FOUND'],
});
