import * as z from 'zod/mini';
import { changesSchema, conversationSchema } from '../conversation.ts';
import { conversationIdSchema } from '../ids.ts';
import { defineRoute } from '../route.ts';
import { positionSchema } from '../scalars.ts';
import { syncQuestionSchema } from '../sync-question.ts';
import { userSchema } from '../user.ts';

/** The way back after an absence, in one round trip (D6). */
export const sync = defineRoute({
  method: 'post',
  path: '/api/sync',
  summary: 'Everything of mine that changed since a position',
  tag: 'Conversations',
  auth: 'bearer',
  body: syncQuestionSchema,
  status: 200,
  answer: z.object({
    /** Everything up to here is known once this page is applied; ask again with it unless `complete`. */
    position: positionSchema,
    complete: z.boolean(),
    /** False: `since` says nothing to this server. Read the list anew, with `position` as the new beginning. */
    known: z.boolean(),
    /** Conversations that changed and are not among `changes`, as they are now. */
    conversations: z.array(conversationSchema),
    /** What changed in those that are held. */
    changes: z.array(changesSchema),
    /** One is no longer in these. */
    gone: z.array(conversationIdSchema),
    /** Everybody the answer speaks of, and everybody whose profile changed. */
    users: z.array(userSchema),
    /** False: more profiles changed than are told here; ask for those that matter. */
    usersComplete: z.boolean(),
  }),
  errors: [],
});
