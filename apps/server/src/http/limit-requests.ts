import type { Request, RequestHandler } from 'express';
import type { SendLimit } from '../domain/messages/send-limit.ts';
import { createRateLimit, type RateLimitOptions } from '../domain/rate-limit.ts';
import type { SharedCounts } from '../domain/shared-counts.ts';
import { callers } from './mount.ts';
import { addressOf } from './visit-of.ts';

const limitBy = (
  keyOf: (request: Request) => string,
  options: RateLimitOptions,
  counts: SharedCounts,
): RequestHandler => {
  const limit = createRateLimit(options, counts);
  return async (request, _response, next) => {
    await limit.take(keyOf(request));
    next();
  };
};

/** At most `tries` requests in a window from one address; 0 lifts the limit. */
export const limitByAddress = (options: RateLimitOptions, counts: SharedCounts): RequestHandler =>
  limitBy(addressOf, options, counts);

/** At most `tries` requests in a window of one account; for routes behind authentication. */
export const limitByAccount = (options: RateLimitOptions, counts: SharedCounts): RequestHandler =>
  limitBy((request) => callers.get(request)?.userId ?? addressOf(request), options, counts);

/** Counts a message of the account against the limit that its sockets share; for routes behind authentication. */
export const limitMessages =
  (limit: SendLimit): RequestHandler =>
  (request, _response, next) => {
    const caller = callers.get(request);
    if (caller !== undefined) limit.check(caller.userId);
    next();
  };
