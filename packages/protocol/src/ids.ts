import * as z from 'zod/mini';

const idPattern = /^[0-9a-z]{20}$/;
const id = () => z.string().check(z.regex(idPattern));

/** Ids are 20 characters of `[0-9a-z]`, chosen by the server; the first eight grow with time, the rest is random. */
export const userIdSchema = id().brand<'UserId'>();
export const sessionIdSchema = id().brand<'SessionId'>();
export const conversationIdSchema = id().brand<'ConversationId'>();
export const messageIdSchema = id().brand<'MessageId'>();
export const pictureIdSchema = id().brand<'PictureId'>();

/** Chosen by the sender, unique per author; the same id is the same message however often it is sent (D2). */
export const clientMessageIdSchema = z
  .string()
  .check(z.regex(/^[0-9A-Za-z_-]{8,64}$/))
  .brand<'ClientMessageId'>();

export type UserId = z.infer<typeof userIdSchema>;
export type SessionId = z.infer<typeof sessionIdSchema>;
export type ConversationId = z.infer<typeof conversationIdSchema>;
export type MessageId = z.infer<typeof messageIdSchema>;
export type PictureId = z.infer<typeof pictureIdSchema>;
export type ClientMessageId = z.infer<typeof clientMessageIdSchema>;
