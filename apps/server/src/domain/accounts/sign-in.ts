import { ChatterError } from '@chatter/protocol/chatter-error';
import { emailKey } from '@chatter/store/email-key';
import type { Accounts, Visit } from './accounts.ts';
import { type Entry, startSession } from './start-session.ts';

export interface SignIn {
  readonly email: string;
  readonly password: string;
  readonly remember?: boolean | undefined;
  readonly device?: string | undefined;
}

/** Counts the try; one that could not be made, because too many wait for hashing, does not count. */
const isRight = async (
  accounts: Accounts,
  who: { key: string; address: string },
  hash: string | null,
  password: string,
): Promise<boolean> => {
  await accounts.guard.begin(who.key, who.address);
  try {
    return await accounts.passwords.verify(hash, password);
  } catch (error) {
    await accounts.guard.abandoned(who.key, who.address);
    throw error;
  }
};

/** An unknown address and a wrong password look the same, in answer and in work (case 9). @throws SIGNIN_FAILED */
export const signIn = async (accounts: Accounts, visit: Visit, wish: SignIn): Promise<Entry> => {
  const key = emailKey(wish.email);
  const user = await accounts.store.users.byEmailKey(key);
  const who = { key, address: visit.address };
  const right = await isRight(accounts, who, user?.passwordHash ?? null, wish.password);
  if (user === null || !right) throw new ChatterError('SIGNIN_FAILED');
  await accounts.guard.succeeded(key, visit.address);
  return startSession(accounts, user, visit, wish);
};
