import * as z from 'zod/mini';
import { sessionIdSchema } from '../ids.ts';
import { limits } from '../limits.ts';
import { cropFieldSchema } from '../picture.ts';
import { defineRoute } from '../route.ts';
import { sessionSchema, signedInSchema } from '../session.ts';
import { displayNameSchema, meSchema, statusSchema } from '../user.ts';

const emailSchema = z.pipe(
  z.pipe(
    z.string().check(z.maxLength(limits.emailLength)),
    z.transform((text) => text.trim()),
  ),
  z.email(),
);
const newPasswordSchema = z
  .string()
  .check(z.minLength(limits.passwordMinLength), z.maxLength(limits.passwordMaxLength));
const passwordSchema = z.string().check(z.minLength(1), z.maxLength(limits.passwordMaxLength));

// Forms carry text: `remember=true`.
const formBoolean = z.pipe(
  z.enum(['true', 'false']),
  z.transform((text) => text === 'true'),
);
const remember = z.optional(z.union([z.boolean(), formBoolean]));
const device = z.optional(z.string().check(z.minLength(1), z.maxLength(limits.deviceLength)));

const avatarUpload = { field: 'avatar', required: true } as const;
const pictureErrors = ['NOT_AN_IMAGE', 'IMAGE_TOO_LARGE'] as const;

export const signup = defineRoute({
  method: 'post',
  path: '/api/signup',
  summary: 'Create an account and sign in',
  tag: 'Accounts',
  auth: 'none',
  body: z.strictObject({
    email: emailSchema,
    password: newPasswordSchema,
    displayName: displayNameSchema,
    remember,
    device,
    crop: z.optional(cropFieldSchema),
  }),
  upload: { field: 'avatar', required: false },
  status: 201,
  answer: signedInSchema,
  errors: ['EMAIL_TAKEN', 'PASSWORD_TOO_COMMON', ...pictureErrors],
});

export const signin = defineRoute({
  method: 'post',
  path: '/api/signin',
  summary: 'Sign in; sets the jwt cookie',
  tag: 'Accounts',
  auth: 'none',
  body: z.strictObject({ email: emailSchema, password: passwordSchema, remember, device }),
  status: 200,
  answer: signedInSchema,
  errors: ['SIGNIN_FAILED'],
});

export const signout = defineRoute({
  method: 'delete',
  path: '/api/signout',
  summary: 'Sign this device out; ends its access token and its live sockets, clears the cookie',
  tag: 'Accounts',
  auth: 'bearer-or-cookie',
  // The id may be any text: one that is not ours is refused the same way whatever its shape.
  body: z.optional(z.strictObject({ _id: z.optional(z.string().check(z.maxLength(64))) })),
  status: 204,
  errors: ['NOT_ALLOWED'],
});

export const refresh = defineRoute({
  method: 'post',
  path: '/api/refresh',
  summary: 'Trade the jwt cookie for a new one and a new access token',
  tag: 'Accounts',
  auth: 'cookie',
  status: 200,
  answer: signedInSchema,
  errors: [],
});

export const getMe = defineRoute({
  method: 'get',
  path: '/api/me',
  summary: 'Who am I',
  tag: 'Accounts',
  auth: 'bearer',
  status: 200,
  answer: z.object({ user: meSchema }),
  errors: [],
});

export const updateMe = defineRoute({
  method: 'patch',
  path: '/api/me',
  summary: 'Change display name or status message',
  tag: 'Accounts',
  auth: 'bearer',
  body: z.strictObject({ displayName: z.optional(displayNameSchema), status: z.optional(statusSchema) }),
  status: 200,
  answer: z.object({ user: meSchema }),
  errors: [],
});

export const setAvatar = defineRoute({
  method: 'put',
  path: '/api/me/avatar',
  summary: 'Replace the avatar',
  tag: 'Accounts',
  auth: 'bearer',
  body: z.strictObject({ crop: z.optional(cropFieldSchema) }),
  upload: avatarUpload,
  status: 200,
  answer: z.object({ user: meSchema }),
  errors: [...pictureErrors],
});

export const removeAvatar = defineRoute({
  method: 'delete',
  path: '/api/me/avatar',
  summary: 'Remove the avatar',
  tag: 'Accounts',
  auth: 'bearer',
  status: 200,
  answer: z.object({ user: meSchema }),
  errors: [],
});

export const changePassword = defineRoute({
  method: 'put',
  path: '/api/me/password',
  summary: 'Change the password; every other device is signed out',
  tag: 'Accounts',
  auth: 'bearer',
  body: z.strictObject({ currentPassword: passwordSchema, newPassword: newPasswordSchema }),
  status: 204,
  errors: ['PASSWORD_WRONG', 'PASSWORD_TOO_COMMON'],
});

export const listSessions = defineRoute({
  method: 'get',
  path: '/api/me/sessions',
  summary: 'List my signed-in devices, this one first',
  tag: 'Accounts',
  auth: 'bearer',
  status: 200,
  answer: z.object({ sessions: z.array(sessionSchema) }),
  errors: [],
});

export const endSession = defineRoute({
  method: 'delete',
  path: '/api/me/sessions/:sessionId',
  summary: 'Sign one of my devices out',
  tag: 'Accounts',
  auth: 'bearer',
  params: z.strictObject({ sessionId: sessionIdSchema }),
  status: 204,
  errors: ['NOT_FOUND'],
});

export const endOtherSessions = defineRoute({
  method: 'delete',
  path: '/api/me/sessions',
  summary: 'Sign all my other devices out',
  tag: 'Accounts',
  auth: 'bearer',
  status: 204,
  errors: [],
});
