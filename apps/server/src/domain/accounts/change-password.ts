import { ChatterError } from '@chatter/protocol/chatter-error';
import type { UserRow } from '@chatter/store/users';
import type { Caller } from '../caller.ts';
import type { Accounts, Visit } from './accounts.ts';
import { checkPassword } from './check-password.ts';
import { tryPassword } from './try-password.ts';

const confirmPassword = async (accounts: Accounts, visit: Visit, user: UserRow, password: string): Promise<void> => {
  // Counted apart from sign-ins: whoever holds an open device must neither guess freely nor bar the owner's sign-in.
  const who = { account: `change ${user.id}`, address: visit.address };
  if (!(await tryPassword(accounts, who, user.passwordHash, password))) throw new ChatterError('PASSWORD_WRONG');
};

/** Changes the password and signs every other device out. @throws PASSWORD_WRONG, PASSWORD_TOO_COMMON */
export const changePassword = async (
  accounts: Accounts,
  caller: Caller,
  visit: Visit,
  change: { currentPassword: string; newPassword: string },
): Promise<void> => {
  const user = await accounts.store.users.byId(caller.userId);
  if (user === null) throw new ChatterError('SESSION_ENDED');
  await confirmPassword(accounts, visit, user, change.currentPassword);
  checkPassword(change.newPassword, user);
  const ended = await accounts.store.users.setPassword({
    id: user.id,
    passwordHash: await accounts.passwords.hash(change.newPassword),
    keep: caller.sessionId,
    at: accounts.clock.now(),
  });
  accounts.publish.sessionsEnded(ended, 'password-changed');
};
