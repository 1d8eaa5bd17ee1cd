import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { ConversationStore } from '@chatter/store/conversations';
import { trusted } from 'mongoose';
import type { ChangeCounter } from '../change-counter.ts';
import { changedPeople } from '../changed-people.ts';
import { anyOf } from '../filters.ts';
import type { Profiles } from '../profiles.ts';
import type { StoredConversation } from '../schemas/conversation.ts';
import { isToldTo } from './list.ts';
import { idsOf } from './members.ts';
import type { Ground } from './read-settled.ts';
import { viewsOf } from './view.ts';

type Query = Parameters<ConversationStore['sync']>[0];
type Answer = Awaited<ReturnType<ConversationStore['sync']>>;

interface SyncGround extends Ground {
  readonly changes: ChangeCounter;
  readonly profiles: Profiles;
}

interface Changed {
  readonly id: ConversationId;
  readonly change: number;
  readonly isGone: boolean;
}

const nothing = { complete: true, views: [], gone: [], people: null };

// What goes on changing is told by the position before it, and so once more by the next page: where somebody always
// writes, a third look would find the next change under way, and all who come back at once would look in vain.
const mostTries = 2;

export const sync = async (ground: SyncGround, query: Query): Promise<Answer> => {
  for (let tries = 1; ; tries += 1) {
    // Before anything else: what has a number up to this one can be read now, and what has none yet is still flagged.
    const { epoch, change: now } = await ground.changes.read();
    const positionAt = (change: number): string => `${epoch}-${change}`;
    const start = query.since === null ? null : readPosition(query.since, epoch, now);
    const [changed, people] = await Promise.all([
      findChanged(ground, query.userId, { since: start ?? now, now }),
      changedPeople(ground.profiles, { since: start ?? now, now }),
    ]);
    if ((changed.isSettled && people.isSettled) || tries === mostTries) {
      if (start === null) return { ...nothing, position: positionAt(now), known: false };
      return toAnswer(ground, query, { changed: changed.rows, people: people.rows, start, now, positionAt });
    }
  }
};

const toAnswer = async (
  ground: Ground,
  { userId, limit }: Query,
  found: Pick<Answer, 'people'> & { changed: Changed[]; start: number; now: number; positionAt(at: number): string },
): Promise<Answer> => {
  const { changed, people, start, now, positionAt } = found;
  const page = changed.slice(0, limit);
  const complete = changed.length <= limit;
  const told = page.findLast(({ change }) => change <= now)?.change ?? start;
  const shown = page.filter(({ isGone }) => !isGone).map(({ id }) => id);
  const conversations = await ground.models.conversations.find({ _id: trusted({ $in: shown }) }).lean();
  await Promise.all(conversations.map((one) => ground.settling.settle(one)));
  const views = await viewsOf(ground, userId, conversations);
  return {
    position: positionAt(complete ? now : told),
    known: true,
    complete,
    views: shown.flatMap((id) => views.get(id) ?? []),
    gone: page.filter(({ isGone }) => isGone).map(({ id }) => id),
    people,
  };
};

/** @returns null for a position of another database, from the future or not a position at all */
const readPosition = (position: string, epoch: string, now: number): number | null => {
  const change = new RegExp(`^${epoch}-(\\d{1,15})$`).exec(position)?.[1];
  if (change === undefined) return null;
  return Number(change) <= now ? Number(change) : null;
};

/**
 * From the user's own memberships outward, as the list is: first those that are there, then those that are gone, so that
 * one who leaves in between is found in either.
 * @returns the longest ago first; not settled when one has got its number only now, later than `now`
 */
const findChanged = async (
  ground: SyncGround,
  userId: UserId,
  { since, now }: { since: number; now: number },
): Promise<{ isSettled: boolean; rows: Changed[] }> => {
  const { models, settling } = ground;
  const ids = await idsOf(ground, userId);
  const left = await models.members
    .find({ userId, present: false, ...anyOf({ goneChange: null }, { goneChange: trusted({ $gt: since }) }) })
    .lean();
  const unnumbered = left.filter((row) => row.goneChange === null).map((row) => row.conversationId);
  // In this order: what gets its number in between is found by it.
  const pending = await models.conversations
    .find({ _id: trusted({ $in: [...ids, ...unnumbered] }), 'pending.token': trusted({ $gt: '' }) })
    .lean();
  const changed = await models.conversations
    .find({ _id: trusted({ $in: ids }), change: trusted({ $gt: since }), ...isToldTo(userId) }, { change: 1 })
    .lean();
  await Promise.all(pending.map((conversation) => settling.finish(conversation)));
  const rows = inOrder(changed, left, pending, userId);
  return { isSettled: rows.every(({ change }) => change <= now) && pending.length === 0, rows };
};

const inOrder = (
  changed: readonly Pick<StoredConversation, '_id' | 'change'>[],
  left: readonly { readonly conversationId: ConversationId; readonly goneChange: number | null }[],
  pending: readonly StoredConversation[],
  userId: UserId,
): Changed[] => {
  const told = new Map<ConversationId, Changed>();
  for (const { _id, change } of changed) told.set(_id, { id: _id, change, isGone: false });
  for (const { _id, kind, lastSeq, createdBy } of pending) {
    const isTold = kind === 'group' || lastSeq > 0 || createdBy === userId;
    if (isTold) told.set(_id, { id: _id, change: Number.MAX_SAFE_INTEGER, isGone: false });
  }
  for (const { conversationId: id, goneChange } of left) {
    told.set(id, { id, change: goneChange ?? Number.MAX_SAFE_INTEGER, isGone: true });
  }
  return [...told.values()].sort((a, b) => a.change - b.change);
};
