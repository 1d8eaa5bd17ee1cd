import * as z from 'zod/mini';

// Without this zod compiles its parsers with `new Function`, which the page's Content-Security-Policy refuses.
z.config({ jitless: true });

export type {
  Accounts,
  Chatter,
  ChatterEvents,
  ChatterOptions,
  ConnectionState,
  Conversations,
  Messages,
  OutboxPlace,
  PendingMessage,
  People,
  PictureUpload,
  SignIn,
  SignUp,
  Timeline,
  TimelineItem,
  TimelineState,
  UploadOptions,
  WaitingPhotos,
} from './api.ts';
export { ClientError, type ClientErrorCode } from './client-error.ts';
export { createChatter } from './create-chatter.ts';
export type { Live } from './live.ts';
export { signIn } from './sign-in.ts';
