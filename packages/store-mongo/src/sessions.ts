import type { SessionId, UserId } from '@chatter/protocol/ids';
import type { SessionRow, SessionStore } from '@chatter/store/sessions';
import { trusted } from 'mongoose';
import { anyOf } from './filters.ts';
import type { Models } from './models.ts';
import { persevere } from './persevere.ts';
import type { StoredSession } from './schemas/session.ts';
import type { StoredUser } from './schemas/user.ts';

type Owner = Pick<StoredUser, '_id' | 'passwordRev' | 'keptSession'>;

const toSession = ({ _id, passwordRev: _, ...row }: StoredSession): SessionRow => ({ id: _id, ...row });

const ownerOf = async ({ users }: Models, userId: UserId): Promise<Owner> =>
  (await users.findById(userId, { passwordRev: 1, keptSession: 1 }).lean()) ?? {
    ...{ _id: userId, passwordRev: 0, keptSession: null },
  };

/** Whether no change of the password has ended it (U5). */
const isAlive = ({ _id, passwordRev }: StoredSession, owner: Owner): boolean =>
  passwordRev >= owner.passwordRev || _id === owner.keptSession;

/** The filter of what `isAlive` says. */
const aliveOf = ({ _id, passwordRev, keptSession }: Owner) => ({
  userId: _id,
  ...anyOf({ passwordRev: trusted({ $gte: passwordRev }) }, { _id: keptSession ?? '' }),
});

const ifAlive = async (models: Models, session: StoredSession | null): Promise<SessionRow | null> =>
  session !== null && isAlive(session, await ownerOf(models, session.userId)) ? toSession(session) : null;

export const createSession = async (models: Models, { id, ...session }: SessionRow): Promise<void> => {
  const { passwordRev } = await ownerOf(models, session.userId);
  // Replaced by itself when an earlier try was stored, its answer lost.
  await persevere(() =>
    models.sessions.replaceOne(
      { _id: id },
      { _id: id, ...session, passwordRev },
      { upsert: true, runValidators: true },
    ),
  );
};

export const sessionById = async (models: Models, id: SessionId): Promise<SessionRow | null> =>
  ifAlive(models, await models.sessions.findById(id).lean());

export const rotateSession = async (
  models: Models,
  { id, generation, refreshHash, at, expiresAt }: Parameters<SessionStore['rotate']>[0],
): Promise<SessionRow | null> => {
  const before = await models.sessions.findOne({ _id: id, generation }).lean();
  if ((await ifAlive(models, before)) === null || before === null) return null;
  const rotated = await models.sessions
    .findOneAndUpdate(
      { _id: id, generation },
      {
        $set: { refreshHash, previousHash: before.refreshHash, rotatedAt: at, lastUsedAt: at, expiresAt },
        $inc: { generation: 1 },
      },
      { returnDocument: 'after' },
    )
    .lean();
  return rotated && toSession(rotated);
};

export const confirmSession = async ({ sessions }: Models, id: SessionId, generation: number): Promise<void> => {
  await persevere(() => sessions.updateOne({ _id: id }, { $max: { confirmedGeneration: generation } }));
};

export const endSession = async (models: Models, id: SessionId, userId: UserId): Promise<boolean> => {
  const ended = await models.sessions.findOneAndDelete({ _id: id, userId }).lean();
  return (await ifAlive(models, ended)) !== null;
};

export const endOtherSessions = async (models: Models, userId: UserId, keep: SessionId): Promise<SessionId[]> =>
  endSessions(models, await ownerOf(models, userId), { keep, upTo: Number.MAX_SAFE_INTEGER });

/** Removes what was alive under an owner as read, but one. @returns their ids */
export const endSessions = async (
  { sessions }: Models,
  owner: Owner,
  { keep, upTo }: { keep: SessionId; upTo: number },
): Promise<SessionId[]> => {
  const alive = await sessions.find(aliveOf(owner), { passwordRev: 1 }).lean();
  const ids = alive.filter((row) => row._id !== keep && row.passwordRev <= upTo).map((row) => row._id);
  if (ids.length > 0) await persevere(() => sessions.deleteMany({ _id: trusted({ $in: ids }) }));
  return ids;
};

export const sessionsOfUser = async (models: Models, userId: UserId, now: number): Promise<SessionRow[]> => {
  const owner = await ownerOf(models, userId);
  const rows = await models.sessions
    .find({ ...aliveOf(owner), expiresAt: trusted({ $gt: now }) })
    .sort({ lastUsedAt: -1, _id: -1 })
    .lean();
  return rows.map(toSession);
};

export const removeExpiredSessions = async ({ sessions }: Models, now: number): Promise<number> =>
  (await sessions.deleteMany({ expiresAt: trusted({ $lte: now }) })).deletedCount;
