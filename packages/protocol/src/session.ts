import * as z from 'zod/mini';
import { sessionIdSchema } from './ids.ts';
import { timeSchema } from './scalars.ts';
import { meSchema } from './user.ts';

/** A signed-in device. */
export const sessionSchema = z.object({
  id: sessionIdSchema,
  /** True for the device that asks. */
  current: z.boolean(),
  /** What the device calls itself, or browser and system as read from its User-Agent. */
  device: z.string(),
  createdAt: timeSchema,
  lastUsedAt: timeSchema,
  expiresAt: timeSchema,
});
export type Session = z.infer<typeof sessionSchema>;

/** Answer to sign-up, sign-in and refresh; the refresh token itself travels only in the `jwt` cookie (SPEC A4). */
export const signedInSchema = z.object({
  user: meSchema,
  sessionId: sessionIdSchema,
  /** JWT for the `Authorization: Bearer` header and the socket handshake. */
  accessToken: z.string(),
  accessTokenExpiresAt: timeSchema,
});
export type SignedIn = z.infer<typeof signedInSchema>;
