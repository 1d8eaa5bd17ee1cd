import type { IncomingHttpHeaders } from 'node:http';
import { ChatterError } from '@chatter/protocol/chatter-error';
import type { RequestHandler } from 'express';
import type { Config } from '../config.ts';

type OriginConfig = Pick<Config, 'publicOrigin' | 'allowedOrigins'>;

const isOwnHost = (origin: URL, host: string | undefined, config: OriginConfig): boolean => {
  if (host === undefined || origin.host !== host.toLowerCase()) return false;
  // The plain-text twin of an https site may be anybody's work: whoever holds the line can write it.
  return config.publicOrigin !== `https://${origin.host}` || origin.protocol === 'https:';
};

/** Whether a web address is one that the operator has named. */
export const isListedOrigin = (origin: string | undefined, config: OriginConfig): boolean =>
  origin !== undefined && (origin === config.publicOrigin || config.allowedOrigins.includes(origin));

/**
 * Whether a request that changes something, or opens a socket, may come from where it says it comes.
 * Browsers always name the origin of such requests; without one it is no browser, or a cross-site trick that
 * `Sec-Fetch-Site` gives away.
 */
export const isOriginAllowed = (headers: IncomingHttpHeaders, config: OriginConfig): boolean => {
  const { origin, host } = headers;
  if (origin === undefined) {
    const site = headers['sec-fetch-site'];
    return site !== 'cross-site' && site !== 'same-site';
  }
  if (!URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.origin !== origin) return false;
  return isListedOrigin(origin, config) || isOwnHost(url, host, config);
};

/**
 * Refuses writes from pages of other sites (case 13), and whatever such a page asks in the name of whoever looks at it:
 * a cookie that works across sites goes along with reads too.
 */
export const checkOrigin = (config: OriginConfig): RequestHandler => {
  const safe = new Set(['GET', 'HEAD', 'OPTIONS']);
  return ({ method, headers }, _response, next) => {
    const mustBeOurs = !safe.has(method) || (headers.cookie !== undefined && headers.origin !== undefined);
    if (mustBeOurs && !isOriginAllowed(headers, config)) throw new ChatterError('ORIGIN_REFUSED');
    next();
  };
};
