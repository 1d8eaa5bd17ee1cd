import type * as z from 'zod/mini';
import type { ErrorCode } from './errors.ts';

type Schema = z.ZodMiniType;

/** How a request proves who sends it: not at all, by `Authorization: Bearer`, or also by the `jwt` cookie. */
export type RouteAuth = 'none' | 'bearer' | 'bearer-or-cookie' | 'cookie';

/**
 * One HTTP route, described once: the server mounts it, the SDK calls it, the OpenAPI document lists it.
 * Paths are Express paths (`:name`); every input schema refuses unknown keys.
 */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  readonly tag: 'Accounts' | 'People' | 'Conversations' | 'Messages' | 'Pictures' | 'System';
  readonly auth: RouteAuth;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
  /** The body may or must be `multipart/form-data` with one file in this field; the other fields follow `body`. */
  readonly upload?: { readonly field: string; readonly required: boolean };
  readonly status: number;
  /** Schema of the JSON answer; absent: no body, or a picture. */
  readonly answer?: Schema;
  /** Media type where the answer is not JSON. */
  readonly answerType?: string;
  /** Codes of its own, beside those that any route can answer with. */
  readonly errors: readonly ErrorCode[];
}

type Out<S> = S extends Schema ? z.infer<S> : undefined;
type In<S> = S extends Schema ? z.input<S> : undefined;

/** What a handler receives. */
export type RouteParams<R extends Route> = Out<R['params']>;
export type RouteQuery<R extends Route> = Out<R['query']>;
export type RouteBody<R extends Route> = Out<R['body']>;
/** What a caller passes and gets. */
export type RouteParamsInput<R extends Route> = In<R['params']>;
export type RouteQueryInput<R extends Route> = In<R['query']>;
export type RouteBodyInput<R extends Route> = In<R['body']>;
export type RouteAnswer<R extends Route> = Out<R['answer']>;

/** Keeps the literal types of a route. */
export const defineRoute = <const R extends Route>(route: R): R => route;

/** Codes that any route can answer with, by the way it is authenticated. */
export const commonErrors = (route: Route): ErrorCode[] => [
  'VALIDATION_FAILED',
  'RATE_LIMITED',
  'PROTOCOL_UNSUPPORTED',
  'INTERNAL',
  'STORE_UNAVAILABLE',
  'SHUTTING_DOWN',
  ...(route.body ? (['MALFORMED_BODY', 'BODY_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const) : []),
  ...(route.auth === 'none' ? [] : (['UNAUTHENTICATED', 'TOKEN_EXPIRED', 'SESSION_ENDED'] as const)),
  ...(route.method === 'get' ? [] : (['ORIGIN_REFUSED'] as const)),
];
