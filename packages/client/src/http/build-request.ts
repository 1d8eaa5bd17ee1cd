import type { Route, RouteBodyInput, RouteParamsInput, RouteQueryInput } from '@chatter/protocol/route';
import { PROTOCOL_HEADER, PROTOCOL_VERSION } from '@chatter/protocol/version';

/** What a call of a route takes, as its schemas say. */
export interface CallInput<R extends Route> {
  readonly params?: RouteParamsInput<R>;
  readonly query?: RouteQueryInput<R>;
  readonly body?: RouteBodyInput<R>;
  /** The file of a route that takes one; the body then travels as form fields. */
  readonly file?: Blob | undefined;
  /** Told how much of a file has gone, from 0 to 1, where the browser can tell. */
  readonly onProgress?: ((part: number) => void) | undefined;
  /** Gives the call up; it then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

type Fields = Record<string, unknown>;

const fillPath = (path: string, params: Fields): string =>
  path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(String(params[name])));

const queryString = (query: Fields): string => {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) if (value !== undefined) search.set(key, String(value));
  return search.size === 0 ? '' : `?${search}`;
};

const formData = (field: string, file: Blob, body: Fields): FormData => {
  const form = new FormData();
  // Fields first: a server may stop reading at the file.
  for (const [key, value] of Object.entries(body)) if (value !== undefined) form.set(key, String(value));
  form.set(field, file, 'picture');
  return form;
};

/** The request of one call, without credentials. */
export const buildRequest = (
  origin: string,
  route: Route,
  input: { params?: unknown; query?: unknown; body?: unknown; file?: Blob | undefined },
): { url: string; method: string; headers: Headers; body: FormData | string | undefined } => {
  const url =
    origin + fillPath(route.path, (input.params ?? {}) as Fields) + queryString((input.query ?? {}) as Fields);
  const headers = new Headers({ [PROTOCOL_HEADER]: String(PROTOCOL_VERSION), accept: 'application/json' });
  const method = route.method.toUpperCase();
  if (route.upload && input.file) {
    return { url, method, headers, body: formData(route.upload.field, input.file, (input.body ?? {}) as Fields) };
  }
  if (input.body === undefined) return { url, method, headers, body: undefined };
  headers.set('content-type', 'application/json');
  return { url, method, headers, body: JSON.stringify(input.body) };
};
