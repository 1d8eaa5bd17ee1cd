import type { Message } from '@chatter/protocol/message';
import { MIN_PROTOCOL_VERSION, PROTOCOL_HEADER } from '@chatter/protocol/version';

/** An account of a test, signed in on one device. */
export interface Account {
  readonly id: string;
  readonly displayName: string;
  readonly email: string;
  readonly password: string;
  readonly accessToken: string;
}

/**
 * One plain HTTP call: the tests that kill the server lean on nothing that they are testing.
 * @throws with status and body when it is refused
 */
export const call = async <Answer>(
  url: string,
  method: string,
  path: string,
  options: { token?: string; body?: unknown } = {},
): Promise<Answer> => {
  const response = await fetch(url + path, {
    method,
    headers: {
      [PROTOCOL_HEADER]: String(MIN_PROTOCOL_VERSION),
      ...(options.token === undefined ? {} : { authorization: `Bearer ${options.token}` }),
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
};

/** @returns a fresh account; the e-mail address is made of the name */
export const signUp = async (url: string, displayName: string): Promise<Account> => {
  const name = displayName.normalize('NFD').replace(/[^A-Za-z0-9]/g, '');
  const account = { displayName, email: `${name.toLowerCase()}@example.org`, password: `${displayName} walks a lot` };
  const { user, accessToken } = await call<{ user: { id: string }; accessToken: string }>(url, 'POST', '/api/signup', {
    body: account,
  });
  return { ...account, id: user.id, accessToken };
};

/** Accounts in small rounds, in the order of the names: password hashing is bounded on purpose. */
export const signUpMany = async (url: string, names: readonly string[]): Promise<Account[]> => {
  const accounts: Account[] = [];
  for (let n = 0; n < names.length; n += 8) {
    accounts.push(...(await Promise.all(names.slice(n, n + 8).map((name) => signUp(url, name)))));
  }
  return accounts;
};

/** Everything in a conversation, page by page. */
export const readHistory = async (url: string, token: string, conversationId: string): Promise<Message[]> => {
  const all: Message[] = [];
  for (let hasAfter = true; hasAfter; ) {
    const path = `/api/conversations/${conversationId}/messages?after=${all.at(-1)?.seq ?? 0}&limit=100`;
    const page = await call<{ messages: Message[]; hasAfter: boolean }>(url, 'GET', path, { token });
    all.push(...page.messages);
    hasAfter = page.hasAfter;
  }
  return all;
};
