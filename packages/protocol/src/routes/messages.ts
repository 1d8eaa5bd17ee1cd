import * as z from 'zod/mini';
import { draftSchema } from '../content.ts';
import { receiptSchema } from '../conversation.ts';
import { clientMessageIdSchema, conversationIdSchema, messageIdSchema } from '../ids.ts';
import { limits } from '../limits.ts';
import { messageSchema } from '../message.ts';
import { defineRoute } from '../route.ts';
import { cursorSchema, pageLimit, querySeqSchema } from '../scalars.ts';
import { userSchema } from '../user.ts';

const params = z.strictObject({ conversationId: conversationIdSchema });

export const postMessage = defineRoute({
  method: 'post',
  path: '/api/conversations/:conversationId/messages',
  summary: 'Send a message; the same as message:send over the socket',
  tag: 'Messages',
  auth: 'bearer',
  params,
  body: z.strictObject({ clientMessageId: clientMessageIdSchema, content: draftSchema }),
  status: 200,
  answer: z.object({ message: messageSchema }),
  errors: ['NOT_FOUND', 'CLIENT_ID_REUSED', 'PHOTO_UNAVAILABLE'],
});

export const listMessages = defineRoute({
  method: 'get',
  path: '/api/conversations/:conversationId/messages',
  summary: 'A page of history: the newest, or before, after or around a seq; always in order of seq',
  tag: 'Messages',
  auth: 'bearer',
  params,
  query: z
    .strictObject({
      before: z.optional(querySeqSchema),
      after: z.optional(querySeqSchema),
      around: z.optional(querySeqSchema),
      limit: pageLimit(limits.pageSizeMax),
    })
    .check(
      z.refine((q) => [q.before, q.after, q.around].filter((seq) => seq !== undefined).length <= 1, {
        error: 'takes one of before, after, around',
      }),
    ),
  status: 200,
  answer: z.object({
    messages: z.array(messageSchema),
    users: z.array(userSchema),
    /** Whether there is more on either side of the page. */
    hasBefore: z.boolean(),
    hasAfter: z.boolean(),
  }),
  errors: ['NOT_FOUND'],
});

export const listReceipts = defineRoute({
  method: 'get',
  path: '/api/conversations/:conversationId/messages/:messageId/receipts',
  summary: 'Who has received and read a message, and when: the members who were in before it, but its author',
  tag: 'Messages',
  auth: 'bearer',
  params: z.strictObject({ conversationId: conversationIdSchema, messageId: messageIdSchema }),
  query: z.strictObject({ after: z.optional(cursorSchema), limit: pageLimit(limits.pageSizeMax) }),
  status: 200,
  answer: z.object({
    receipts: z.array(receiptSchema),
    users: z.array(userSchema),
    next: z.nullable(cursorSchema),
  }),
  errors: ['NOT_FOUND'],
});
