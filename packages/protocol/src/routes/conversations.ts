import * as z from 'zod/mini';
import { changesSchema, conversationSchema, groupTitleSchema, memberSchema } from '../conversation.ts';
import { commands } from '../events.ts';
import { conversationIdSchema, userIdSchema } from '../ids.ts';
import { limits } from '../limits.ts';
import { cropFieldSchema } from '../picture.ts';
import { defineRoute } from '../route.ts';
import { cursorSchema, pageLimit, positionSchema, querySeqSchema, seqSchema } from '../scalars.ts';
import { userSchema } from '../user.ts';

const params = z.strictObject({ conversationId: conversationIdSchema });
const userIds = z.array(userIdSchema).check(z.maxLength(limits.membersPerCall));
/** `users`: everybody the answer speaks of, so that no second question is needed. */
const oneConversation = z.object({ conversation: conversationSchema, users: z.array(userSchema) });

export const listConversations = defineRoute({
  method: 'get',
  path: '/api/conversations',
  summary: 'My conversations, newest first',
  tag: 'Conversations',
  auth: 'bearer',
  query: z.strictObject({ before: z.optional(cursorSchema), limit: pageLimit(limits.pageSizeMax) }),
  status: 200,
  answer: z.object({
    conversations: z.array(conversationSchema),
    users: z.array(userSchema),
    next: z.nullable(cursorSchema),
    /** Where the changes stood before this page was read: what `sync` goes on from. */
    position: positionSchema,
  }),
  errors: [],
});

export const openDirect = defineRoute({
  method: 'post',
  path: '/api/conversations/direct',
  summary: 'The one conversation with a person, started if there was none',
  tag: 'Conversations',
  auth: 'bearer',
  body: z.strictObject({ userId: userIdSchema }),
  status: 200,
  answer: oneConversation,
  errors: ['NOT_FOUND', 'NOT_ALLOWED'],
});

export const createGroup = defineRoute({
  method: 'post',
  path: '/api/conversations/groups',
  summary: 'Start a group; whoever starts it owns it',
  tag: 'Conversations',
  auth: 'bearer',
  body: z.strictObject({ title: groupTitleSchema, userIds }),
  status: 201,
  answer: oneConversation,
  errors: ['NOT_FOUND', 'GROUP_FULL'],
});

export const getConversation = defineRoute({
  method: 'get',
  path: '/api/conversations/:conversationId',
  summary: 'One of my conversations',
  tag: 'Conversations',
  auth: 'bearer',
  params,
  status: 200,
  answer: oneConversation,
  errors: ['NOT_FOUND'],
});

export const renameGroup = defineRoute({
  method: 'patch',
  path: '/api/conversations/:conversationId',
  summary: 'Change the title of a group; any member may',
  tag: 'Conversations',
  auth: 'bearer',
  params,
  body: z.strictObject({ title: groupTitleSchema }),
  status: 200,
  answer: oneConversation,
  errors: ['NOT_FOUND', 'NOT_ALLOWED'],
});

export const setGroupPicture = defineRoute({
  method: 'put',
  path: '/api/conversations/:conversationId/picture',
  summary: 'Replace the picture of a group; any member may',
  tag: 'Conversations',
  auth: 'bearer',
  params,
  body: z.strictObject({ crop: z.optional(cropFieldSchema) }),
  upload: { field: 'picture', required: true },
  status: 200,
  answer: oneConversation,
  errors: ['NOT_FOUND', 'NOT_ALLOWED', 'NOT_AN_IMAGE', 'IMAGE_TOO_LARGE'],
});

export const listMembers = defineRoute({
  method: 'get',
  path: '/api/conversations/:conversationId/members',
  summary: 'The present members in the order they joined',
  tag: 'Conversations',
  auth: 'bearer',
  params,
  query: z.strictObject({ after: z.optional(cursorSchema), limit: pageLimit(limits.pageSizeMax) }),
  status: 200,
  answer: z.object({ members: z.array(memberSchema), users: z.array(userSchema), next: z.nullable(cursorSchema) }),
  errors: ['NOT_FOUND'],
});

export const addMembers = defineRoute({
  method: 'post',
  path: '/api/conversations/:conversationId/members',
  summary: 'Add people to a group; any member may, and who is in already stays as they are',
  tag: 'Conversations',
  auth: 'bearer',
  params,
  body: z.strictObject({ userIds: userIds.check(z.minLength(1)) }),
  status: 200,
  answer: oneConversation,
  errors: ['NOT_FOUND', 'NOT_ALLOWED', 'GROUP_FULL'],
});

export const removeMember = defineRoute({
  method: 'delete',
  path: '/api/conversations/:conversationId/members/:userId',
  summary: 'Leave a group (oneself), or remove somebody (owners)',
  tag: 'Conversations',
  auth: 'bearer',
  params: z.strictObject({ conversationId: conversationIdSchema, userId: userIdSchema }),
  status: 204,
  errors: ['NOT_FOUND', 'NOT_ALLOWED'],
});

export const markReceipt = defineRoute({
  method: 'post',
  path: '/api/conversations/:conversationId/receipts',
  summary: 'Move my delivered and read positions forward',
  tag: 'Conversations',
  auth: 'bearer',
  params,
  body: z.strictObject({ deliveredSeq: z.optional(seqSchema), readSeq: z.optional(seqSchema) }),
  status: 200,
  answer: commands['receipt:mark'].output,
  errors: ['NOT_FOUND'],
});

export const listChanges = defineRoute({
  method: 'get',
  path: '/api/conversations/:conversationId/changes',
  summary: 'What changed since a rev: the way to catch up after a cut',
  tag: 'Conversations',
  auth: 'bearer',
  params,
  query: z.strictObject({ since: querySeqSchema, limit: pageLimit(limits.pageSizeMax) }),
  status: 200,
  answer: z.extend(changesSchema, { users: z.array(userSchema) }),
  errors: ['NOT_FOUND'],
});
