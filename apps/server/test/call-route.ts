import type { Problem } from '@chatter/protocol/problem';
import { problemSchema } from '@chatter/protocol/problem';
import type { Route, RouteAnswer, RouteBodyInput, RouteParamsInput, RouteQueryInput } from '@chatter/protocol/route';

export interface RouteInput<R extends Route> {
  readonly params?: RouteParamsInput<R>;
  readonly query?: { [Key in keyof RouteQueryInput<R>]?: string | number };
  readonly body?: RouteBodyInput<R> | FormData;
}

interface TestServer {
  readonly url: string;
}
interface TestAccount {
  readonly accessToken: string;
}

const request = (server: TestServer, account: TestAccount, route: Route, input: RouteInput<Route>) => {
  const params = (input.params ?? {}) as Record<string, string>;
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const url = new URL(path, server.url);
  for (const [key, value] of Object.entries(input.query ?? {})) url.searchParams.set(key, String(value));
  const form = input.body instanceof FormData;
  return fetch(url, {
    method: route.method.toUpperCase(),
    headers: {
      authorization: `Bearer ${account.accessToken}`,
      ...(input.body === undefined || form ? {} : { 'content-type': 'application/json' }),
    },
    ...(input.body === undefined ? {} : { body: form ? (input.body as FormData) : JSON.stringify(input.body) }),
  });
};

/** Calls a route of the protocol and resolves with its answer, checked against the route's schema. */
export const callRoute = async <R extends Route>(
  server: TestServer,
  account: TestAccount,
  route: R,
  input: RouteInput<R> = {},
): Promise<RouteAnswer<R>> => {
  const response = await request(server, account, route, input as RouteInput<Route>);
  const text = await response.text();
  if (response.status !== route.status) throw new Error(`${route.method} ${route.path}: ${response.status} ${text}`);
  return (route.answer === undefined ? undefined : route.answer.parse(JSON.parse(text))) as RouteAnswer<R>;
};

/** Calls a route that must refuse and resolves with the problem document. */
export const refuseRoute = async <R extends Route>(
  server: TestServer,
  account: TestAccount,
  route: R,
  // Anything at all: what is not allowed must be refused.
  input: { readonly params?: object; readonly query?: object; readonly body?: unknown } = {},
): Promise<Problem> => {
  const response = await request(server, account, route, input as RouteInput<Route>);
  const text = await response.text();
  if (response.ok) throw new Error(`${route.method} ${route.path} was accepted: ${text}`);
  const problem = problemSchema.parse(JSON.parse(text));
  if (problem.status !== response.status) throw new Error(`${problem.code} came with status ${response.status}`);
  return problem;
};
