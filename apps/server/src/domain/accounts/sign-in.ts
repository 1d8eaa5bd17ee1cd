import { ChatterError } from '@chatter/protocol/chatter-error';
import { emailKey } from '@chatter/store/email-key';
import type { UserRow } from '@chatter/store/users';
import type { Accounts, Visit } from './accounts.ts';
import { type Entry, startSession } from './start-session.ts';
import { tryPassword } from './try-password.ts';

export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly remember?: boolean | undefined;
  readonly device?: string | undefined;
}

/**
 * Refuses when the password was changed while this sign-in was under way: the change has ended every session that there
 * was, and this one came after.
 */
const checkUnchanged = async (accounts: Accounts, user: UserRow, entry: Entry): Promise<void> => {
  const now = await accounts.store.users.byId(user.id);
  if (now?.passwordHash === user.passwordHash) return;
  await accounts.store.sessions.end(entry.answer.sessionId, user.id);
  throw new ChatterError('SIGNIN_FAILED');
};

/** An unknown address and a wrong password look the same, in answer and in work (case 9). @throws SIGNIN_FAILED */
export const signIn = async (accounts: Accounts, visit: Visit, wish: SignIn): Promise<Entry> => {
  const key = emailKey(wish.email);
  const user = await accounts.store.users.byEmailKey(key);
  const who = { account: key, address: visit.address };
  const isRight = await tryPassword(accounts, who, user?.passwordHash ?? null, wish.password);
  if (user === null || !isRight) throw new ChatterError('SIGNIN_FAILED');
  const entry = await startSession(accounts, user, visit, wish);
  await checkUnchanged(accounts, user, entry);
  return entry;
};
