import type { ConversationId } from '@chatter/protocol/ids';
import type { ConversationStore } from '@chatter/store/conversations';
import type { UserRow } from '@chatter/store/users';
import type { Database } from '../database.ts';
import { newestProfileChange, usersChangedAfter } from '../users.ts';
import { type OwnRow, selectOwn, toView } from './view.ts';

type Query = Parameters<ConversationStore['sync']>[0];
type Answer = Awaited<ReturnType<ConversationStore['sync']>>;

// From the user's own memberships outward, as the list is: a few thousand lookups by key cost milliseconds, where an
// index by change would cost every message a write.
const changed = `${selectOwn} AND user_id = ? AND change > ? AND (kind = 'group' OR last_seq > 0 OR created_by = ?)
  ORDER BY change LIMIT ?`;

const gone = `SELECT conversation_id AS id, gone_change AS change FROM members
  WHERE user_id = ? AND left_at IS NOT NULL AND gone_change > ? ORDER BY gone_change LIMIT ?`;

// Most have never left anything: to know it costs no statement of its own.
const counterAndGone = `SELECT epoch, change AS now,
    EXISTS (SELECT 1 FROM members WHERE user_id = ? AND left_at IS NOT NULL) AS hasLeft
  FROM counter WHERE id = 1`;

interface Beginning {
  readonly epoch: string;
  readonly now: number;
  readonly hasLeft: number;
}

interface Gone {
  readonly id: ConversationId;
  readonly change: number;
}

const isPresent = (row: OwnRow | Gone): row is OwnRow => 'userId' in row;

export const sync = (db: Database, { userId, since, limit }: Query): Answer => {
  const { epoch, now, hasLeft } = db.get<Beginning>(counterAndGone, [userId]) ?? { epoch: '', now: 0, hasLeft: 0 };
  const positionAt = (change: number): string => `${epoch}-${change}`;
  const start = since === null ? null : readPosition(since, epoch, now);
  if (start === null)
    return { position: positionAt(now), known: false, complete: true, views: [], gone: [], people: null };
  const found = [
    ...db.all<OwnRow>(changed, [userId, start, userId, limit + 1]),
    ...(hasLeft === 0 ? [] : db.all<Gone>(gone, [userId, start, limit + 1])),
  ].sort((one, other) => one.change - other.change);
  const page = found.slice(0, limit);
  const complete = found.length <= limit;
  return {
    position: positionAt(complete ? now : (page.at(-1)?.change ?? now)),
    known: true,
    complete,
    views: page.filter(isPresent).map((row) => toView(db, row)),
    gone: page.filter((row) => !isPresent(row)).map(({ id }) => id),
    people: changedPeople(db, start, now),
  };
};

/** @returns null for a position of another database, from the future or not a position at all */
const readPosition = (position: string, epoch: string, now: number): number | null => {
  const change = new RegExp(`^${epoch}-(\\d{1,15})$`).exec(position)?.[1];
  if (change === undefined) return null;
  return Number(change) <= now ? Number(change) : null;
};

/** Profiles change seldom; after more of them than this it is cheaper to ask for those that are shown. */
const mostPeople = 200;

const changedPeople = (db: Database, since: number, now: number): UserRow[] | null => {
  // Hardly anybody's has: to know it, all who come back at once need not look for themselves.
  const read = (): number => newestProfileChange(db);
  if (db.alike.of({ id: 'people', rev: now }, 'newest', { read, size: () => 1 }) <= since) return [];
  const people = usersChangedAfter(db, since, mostPeople + 1);
  return people.length > mostPeople ? null : people;
};
