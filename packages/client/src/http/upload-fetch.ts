import type { Fetch } from './http.ts';

/** The part of `XMLHttpRequest` that is used; Node has none. */
export interface Request {
  readonly status: number;
  readonly response: unknown;
  readonly upload: { onprogress: ((event: ProgressLike) => void) | null };
  responseType: string;
  withCredentials: boolean;
  onload: (() => void) | null;
  onerror: (() => void) | null;
  onabort: (() => void) | null;
  open(method: string, url: string): void;
  setRequestHeader(name: string, value: string): void;
  send(body: RequestInit['body']): void;
  abort(): void;
}

interface ProgressLike {
  readonly lengthComputable: boolean;
  readonly loaded: number;
  readonly total: number;
}

const globals = globalThis as { XMLHttpRequest?: new () => Request };

/** A new request where the browser has them, undefined in Node. */
export const newRequest = (): Request | undefined => globals.XMLHttpRequest && new globals.XMLHttpRequest();

// A Response with one of these must have no body.
const bodiless: ReadonlySet<number> = new Set([101, 204, 205, 304]);

const run = (request: Request, url: string, init: Parameters<Fetch>[1]): Promise<Response> =>
  new Promise((resolve, reject) => {
    const { onProgress, signal, credentials } = init;
    request.withCredentials = credentials === 'include';
    request.open(init.method ?? 'GET', url);
    request.responseType = 'blob';
    for (const [name, value] of new Headers(init.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress?.(loaded / total);
    };
    request.onload = () => {
      const body = bodiless.has(request.status) ? null : (request.response as Blob);
      resolve(new Response(body, { status: request.status }));
    };
    request.onerror = () => reject(new TypeError('The request has failed.'));
    request.onabort = () => reject(signal?.reason);
    const abort = () => request.abort();
    signal?.addEventListener('abort', abort, { once: true });
    request.send(init.body);
  });

/**
 * `fetch` that can tell how far a body has gone, where there is `XMLHttpRequest`; without it, or when nobody asks, the
 * given `fetch`. The response has status and body, no headers.
 */
export const uploadFetch =
  (fetch: Fetch, make: () => Request | undefined = newRequest): Fetch =>
  (url, { onProgress, ...init }) => {
    const request = onProgress && make();
    if (!request) return fetch(url, init);
    if (init.signal?.aborted) return Promise.reject(init.signal.reason);
    return run(request, url, { ...init, onProgress });
  };
