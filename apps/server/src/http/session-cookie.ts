import { limits } from '@chatter/protocol/limits';
import { parseCookie } from 'cookie';
import type { CookieOptions, Request, Response } from 'express';
import type { Config } from '../config.ts';

const name = 'jwt';

type CookieConfig = Pick<Config, 'publicOrigin' | 'apiOrigin'>;

const loopback = /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\]|::1)$/;

/**
 * Whether the page that asks stands on another site than this server; its origin is an allowed one by now. The browser
 * says so itself: which names are one site takes a list of public suffixes that it has and we have not. One that is too
 * old to say counts as being elsewhere when its page has another host.
 */
const isFromAnotherSite = ({ headers }: Request, config: CookieConfig): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'cross-site';
  const { origin, host } = headers;
  if (origin === undefined || (origin === config.publicOrigin && config.apiOrigin === null)) return false;
  return URL.canParse(origin) && new URL(origin).host !== host;
};

/** The cookie that holds the refresh token: out of reach of scripts, and of other sites. */
export interface SessionCookie {
  read(request: Request): string | undefined;
  set(request: Request, response: Response, entry: { refreshToken: string; remember: boolean }): void;
  clear(request: Request, response: Response): void;
}

export const createSessionCookie = (config: CookieConfig): SessionCookie => {
  const isSecure = (request: Request): boolean => {
    if (config.publicOrigin !== null) return config.publicOrigin.startsWith('https:');
    // Plain http is for one's own machine; elsewhere the cookie would travel readable, so browsers must not send it.
    return request.secure || !loopback.test(request.hostname);
  };
  const options = (request: Request): CookieOptions => ({
    httpOnly: true,
    path: '/api',
    ...(isFromAnotherSite(request, config)
      ? // Partitioned: it works under this page alone, also where browsers keep cookies of other sites out.
        { sameSite: 'none', secure: true, partitioned: true }
      : { sameSite: 'lax', secure: isSecure(request) }),
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
