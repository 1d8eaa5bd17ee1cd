import type { Route, RouteAnswer } from '@chatter/protocol/route';
import { networkError, timeoutError } from '../to-client-error.ts';
import { buildRequest, type CallInput } from './build-request.ts';
import type { CookieJar } from './cookie-jar.ts';
import { readAnswer } from './read-answer.ts';

export interface FetchInit extends RequestInit {
  /** Only with a body worth the telling, and only heeded where the browser can tell. */
  readonly onProgress?: (part: number) => void;
}

export type Fetch = (url: string, init: FetchInit) => Promise<Response>;

/** Calls routes of the protocol, once, with the token given. */
export interface Http {
  send<R extends Route>(route: R, input: CallInput<R>, token: string | null): Promise<RouteAnswer<R>>;
}

const ANSWER_MS = 20_000;
/** A large photo over a slow line. */
const UPLOAD_MS = 180_000;

/** @param parts `jar` only where no browser keeps the cookie; `origin` is empty in a page */
export const createHttp = (parts: { origin: string; fetch: Fetch; jar: CookieJar | null }): Http => {
  const exchange = async (route: Route, input: CallInput<Route>, token: string | null): Promise<unknown> => {
    const request = buildRequest(parts.origin, route, input);
    if (token !== null) request.headers.set('authorization', `Bearer ${token}`);
    const cookie = parts.jar?.header();
    if (cookie !== undefined) request.headers.set('cookie', cookie);
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), input.file ? UPLOAD_MS : ANSWER_MS);
    const { signal: caller, onProgress } = input;
    const signal = caller ? AbortSignal.any([stop.signal, caller]) : stop.signal;
    try {
      const { url, method, headers, body } = request;
      const init = {
        method,
        headers,
        signal,
        // The page may have another origin than the API; the cookie goes along all the same.
        credentials: 'include' as const,
        ...(body === undefined ? {} : { body }),
        ...(onProgress && { onProgress }),
      };
      const response = await parts.fetch(url, init).catch(() => {
        caller?.throwIfAborted();
        throw stop.signal.aborted ? timeoutError() : networkError();
      });
      parts.jar?.take(response);
      return await readAnswer(route, response);
    } finally {
      clearTimeout(timer);
    }
  };
  return {
    send: (route, input, token) => exchange(route, input as CallInput<Route>, token) as Promise<never>,
  };
};
