import * as z from 'zod/mini';
import { pictureIdSchema, userIdSchema } from './ids.ts';
import { limits } from './limits.ts';
import { lineText, timeSchema } from './scalars.ts';

/** Online now, or when last seen. `lastSeenAt` is null for a person who has never been connected. */
export const presenceSchema = z.object({
  userId: userIdSchema,
  online: z.boolean(),
  lastSeenAt: z.nullable(timeSchema),
});
export type Presence = z.infer<typeof presenceSchema>;

/** A person as everybody signed in may see them. */
export const userSchema = z.object({
  id: userIdSchema,
  displayName: z.string(),
  status: z.nullable(z.string()),
  avatar: z.nullable(pictureIdSchema),
  createdAt: timeSchema,
  online: z.boolean(),
  lastSeenAt: z.nullable(timeSchema),
});
export type User = z.infer<typeof userSchema>;

/** Oneself: what others see, and the e-mail address that they do not. */
export const meSchema = z.extend(userSchema, { email: z.string() });
export type Me = z.infer<typeof meSchema>;

export const displayNameSchema = lineText(limits.displayNameLength);

// Blank means none, however many spaces somebody left in the field.
const blank = z.pipe(
  z.string().check(z.regex(/^\s*$/), z.maxLength(limits.statusLength)),
  z.transform(() => null),
);

/** Status message; null or blank clears it. */
export const statusSchema = z.nullable(z.union([blank, lineText(limits.statusLength)]));
