import * as z from 'zod/mini';
import { type ErrorCode, errors } from './errors.ts';

const issueSchema = z.object({
  /** Where: keys and indexes from the root of the body, query or params. */
  path: z.array(z.union([z.string(), z.number()])),
  /** What was expected, in zod's words, for developers. */
  code: z.string(),
});

/** What a refusal may carry beside its code. */
export const problemDetailsSchema = z.object({
  /** Which inputs were refused (`VALIDATION_FAILED`). */
  issues: z.optional(z.array(issueSchema)),
  /** Wait this many milliseconds (`RATE_LIMITED`, `SHUTTING_DOWN`). */
  retryAfterMs: z.optional(z.int()),
  /** Why, where a code has several reasons: a short word in kebab-case. */
  reason: z.optional(z.string()),
});
export type ProblemDetails = z.infer<typeof problemDetailsSchema>;

const codeSchema = z.enum(Object.keys(errors) as [ErrorCode, ...ErrorCode[]]);

/** Body of every HTTP error: `application/problem+json` (RFC 9457) with `code` of the registry. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: codeSchema,
  retryable: z.boolean(),
  requestId: z.optional(z.string()),
  details: z.optional(problemDetailsSchema),
});
export type Problem = z.infer<typeof problemSchema>;

/** The `error` of an ack: the same facts without the HTTP frame. */
export const ackErrorSchema = z.object({
  code: codeSchema,
  title: z.string(),
  retryable: z.boolean(),
  details: z.optional(problemDetailsSchema),
});
export type AckError = z.infer<typeof ackErrorSchema>;

/** Answer to every command over the socket. */
export type Ack<Data> = { ok: true; data: Data } | { ok: false; error: AckError };
