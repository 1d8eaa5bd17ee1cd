import { limits } from '@chatter/protocol/limits';
import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import type { Config } from '../config.ts';

const name = 'jwt';

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\]|::1)$/;

/** The cookie that holds the refresh token: out of reach of scripts, and of other sites. */
export interface SessionCookie {
  read(request: Request): string | undefined;
  set(request: Request, response: Response, entry: { refreshToken: string; remember: boolean }): void;
  clear(request: Request, response: Response): void;
}

export const createSessionCookie = (config: Pick<Config, 'publicOrigin'>): SessionCookie => {
  const isSecure = (request: Request): boolean => {
    if (config.publicOrigin !== null) return config.publicOrigin.startsWith('https:');
    // Plain http is for one's own machine; elsewhere the cookie would travel readable, so browsers must not send it.
    return request.secure || !loopback.test(request.hostname);
  };
  const options = (request: Request): CookieOptions => ({
    httpOnly: true,
    sameSite: 'lax',
    path: '/api',
    secure: isSecure(request),
  });
  return {
    read: (request) => parseCookie(request.headers.cookie ?? '')[name],
    set: (request, response, { refreshToken, remember }) => {
      // Without Max-Age it goes when the browser is closed; the server ends the session after a day anyway.
      const life = remember ? { maxAge: limits.rememberedSessionMs } : {};
      response.cookie(name, refreshToken, { ...options(request), ...life });
    },
    clear: (request, response) => {
      response.clearCookie(name, options(request));
    },
  };
};
