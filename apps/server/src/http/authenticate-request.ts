import { ChatterError } from '@chatter/protocol/chatter-error';
import type { RouteAuth } from '@chatter/protocol/route';
import type { Request, RequestHandler } from 'express';
import type { Authenticator } from '../access/authenticator.ts';
import type { Caller } from '../domain/caller.ts';
import { callers } from './mount.ts';
import type { SessionCookie } from './session-cookie.ts';

const bearerToken = (request: Request): string | undefined =>
  /^Bearer ([\w.~+/=-]{1,4096})$/i.exec(request.headers.authorization ?? '')?.[1];

/** Finds out who asks, by what the route allows. `cookie` routes look at the cookie by themselves. */
export const authenticateRequest = (
  auth: Exclude<RouteAuth, 'none' | 'cookie'>,
  authenticator: Authenticator,
  cookie: SessionCookie,
): RequestHandler => {
  const find = async (request: Request): Promise<Caller> => {
    const token = bearerToken(request);
    if (token !== undefined) return (await authenticator.byAccessToken(token)).caller;
    const refreshToken = auth === 'bearer-or-cookie' ? cookie.read(request) : undefined;
    if (refreshToken === undefined) throw new ChatterError('UNAUTHENTICATED');
    return authenticator.byCookie(refreshToken);
  };
  return async (request, _response, next) => {
    callers.set(request, await find(request));
    next();
  };
};
