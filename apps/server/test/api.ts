/** An answer, read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON, or undefined for an empty answer; tests look into it with `toMatchObject`. */
  readonly body: unknown;
}

/** Calls the server by path, with the account's access token; forms go as they are, everything else as JSON. */
export const api = async (
  server: { readonly url: string },
  account: { readonly accessToken?: string; readonly cookie?: string } | null,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const isForm = body instanceof FormData;
  const response = await fetch(new URL(path, server.url), {
    method,
    headers: {
      ...(account?.accessToken === undefined ? {} : { authorization: `Bearer ${account.accessToken}` }),
      ...(body === undefined || isForm ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text || undefined };
};

/** The `jwt` cookie that an answer sets, as `jwt=…`; empty when it sets none or clears it. */
export const cookieOf = (answer: Answer): string =>
  /jwt=[^;]+/.exec(answer.headers.getSetCookie().join('\n'))?.[0] ?? '';
