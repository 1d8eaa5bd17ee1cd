import type { SessionId } from '@chatter/protocol/ids';
import { signedInSchema } from '@chatter/protocol/session';
import type { Me } from '@chatter/protocol/user';
import { type Answer, api, cookieOf } from './api.ts';

/** A signed-in device of a test's person. */
export interface Account {
  readonly user: Me;
  readonly email: string;
  readonly password: string;
  readonly sessionId: SessionId;
  readonly accessToken: string;
  /** For a `cookie` header: `jwt=…`. */
  readonly cookie: string;
}

/** Long, and nobody's first guess. */
export const testPassword = 'a quiet river at dusk';

const toAccount = (answer: Answer, email: string, password: string): Account => {
  if (answer.status >= 300) throw new Error(`sign-in was refused: ${answer.status} ${JSON.stringify(answer.body)}`);
  const { user, sessionId, accessToken } = signedInSchema.parse(answer.body);
  return { user, email, password, sessionId, accessToken, cookie: cookieOf(answer) };
};

const emailOf = (name: string): string =>
  `${name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '')
    .toLowerCase()}@chatter.example`;

/** Creates the account of a person of the cast, once a server. */
export const signUp = async (server: { readonly url: string }, name: string): Promise<Account> => {
  const displayName = name.charAt(0).toUpperCase() + name.slice(1);
  const email = emailOf(name);
  const body = { email, password: testPassword, displayName };
  return toAccount(await api(server, null, 'POST', '/api/signup', body), email, testPassword);
};

/** Signs the person in on another device. */
export const signInAgain = async (
  server: { readonly url: string },
  { email, password }: Pick<Account, 'email' | 'password'>,
  wish: { remember?: boolean; device?: string } = {},
): Promise<Account> => {
  const answer = await api(server, null, 'POST', '/api/signin', { email, password, ...wish });
  return toAccount(answer, email, password);
};
