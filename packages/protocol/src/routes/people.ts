import * as z from 'zod/mini';
import { userIdSchema } from '../ids.ts';
import { limits } from '../limits.ts';
import { defineRoute } from '../route.ts';
import { pageLimit } from '../scalars.ts';
import { userSchema } from '../user.ts';

// A cursor of this walk names the people whom its first page listed for being online.
const walkCursorSchema = z.string().check(z.minLength(1), z.maxLength(2_000));

export const listPeople = defineRoute({
  method: 'get',
  path: '/api/people',
  summary: 'The directory, oneself left out: who is online first, then by name; search ignores case and accents',
  tag: 'People',
  auth: 'bearer',
  query: z.strictObject({
    search: z.optional(z.string().check(z.maxLength(limits.searchLength))),
    after: z.optional(walkCursorSchema),
    limit: pageLimit(limits.pageSizeMax),
  }),
  status: 200,
  answer: z.object({ people: z.array(userSchema), next: z.nullable(walkCursorSchema) }),
  errors: [],
});

export const getPerson = defineRoute({
  method: 'get',
  path: '/api/people/:userId',
  summary: "A person's profile",
  tag: 'People',
  auth: 'bearer',
  params: z.strictObject({ userId: userIdSchema }),
  status: 200,
  answer: z.object({ person: userSchema }),
  errors: ['NOT_FOUND'],
});
