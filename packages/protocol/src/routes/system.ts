import * as z from 'zod/mini';
import { defineRoute } from '../route.ts';

const health = z.object({ status: z.enum(['ok', 'draining', 'unavailable']) });

export const getMeta = defineRoute({
  method: 'get',
  path: '/api/meta',
  summary: 'Which Chatter this is and which protocols it speaks',
  tag: 'System',
  auth: 'none',
  status: 200,
  answer: z.object({
    name: z.literal('chatter'),
    version: z.string(),
    protocol: z.object({ current: z.int(), oldest: z.int() }),
  }),
  errors: [],
});

export const healthz = defineRoute({
  method: 'get',
  path: '/healthz',
  summary: 'The process is alive',
  tag: 'System',
  auth: 'none',
  status: 200,
  answer: health,
  errors: [],
});

export const readyz = defineRoute({
  method: 'get',
  path: '/readyz',
  summary: 'The store answers and the server takes requests; 503 while it does not',
  tag: 'System',
  auth: 'none',
  status: 200,
  answer: health,
  errors: [],
});
