import type { Request } from 'express';
import type { Visit } from '../domain/accounts/accounts.ts';
import { networkOf } from '../domain/network-of.ts';

/** The peer's network: `X-Forwarded-For` counts only as far as TRUST_PROXY says (case 49). */
export const addressOf = (request: Request): string => networkOf(request.ip ?? 'unknown');

/** From where a request comes. */
export const visitOf = (request: Request): Visit => ({
  address: addressOf(request),
  userAgent: request.get('user-agent'),
});
