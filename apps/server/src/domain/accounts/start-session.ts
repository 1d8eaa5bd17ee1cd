import type { SessionId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import type { SignedIn } from '@chatter/protocol/session';
import type { SessionRow } from '@chatter/store/sessions';
import type { UserRow } from '@chatter/store/users';
import { newId } from '../new-id.ts';
import { toMe } from '../to-user.ts';
import type { Accounts, Visit } from './accounts.ts';
import { deviceName } from './device-name.ts';

/** What signing in gives: the answer for the page, and the refresh token, which goes into the cookie only. */
export interface Entry {
  readonly answer: SignedIn;
  readonly refreshToken: string;
  readonly remember: boolean;
}

/** How long a session lives from its last rotation, in milliseconds. */
export const sessionLifeMs = (remember: boolean): number => (remember ? limits.rememberedSessionMs : limits.sessionMs);

/** The tokens of a session's newest generation. */
export const enter = async (accounts: Accounts, user: UserRow, session: SessionRow): Promise<Entry> => ({
  answer: {
    user: toMe(user, accounts.presence),
    sessionId: session.id,
    ...(await accounts.accessTokens.issue({
      userId: user.id,
      sessionId: session.id,
      generation: session.generation,
    })),
  },
  refreshToken: accounts.refreshTokens.of(session.id, session.generation),
  remember: session.remember,
});

/** A new session with a new id: nothing that the device held before has a part in it (case 10). */
export const startSession = async (
  accounts: Accounts,
  user: UserRow,
  visit: Visit,
  wish: { remember?: boolean | undefined; device?: string | undefined },
): Promise<Entry> => {
  const now = accounts.clock.now();
  const id = newId<SessionId>(now);
  const remember = wish.remember ?? false;
  const session: SessionRow = {
    id,
    userId: user.id,
    device: deviceName(wish.device, visit.userAgent),
    remember,
    generation: 1,
    refreshHash: accounts.refreshTokens.hashOf(id, 1),
    previousHash: null,
    rotatedAt: now,
    confirmedGeneration: 0,
    createdAt: now,
    lastUsedAt: now,
    expiresAt: now + sessionLifeMs(remember),
  };
  await accounts.store.sessions.create(session);
  accounts.guard.trust(user.emailKey, visit.address);
  return enter(accounts, user, session);
};
