import type { SessionId, UserId } from '@chatter/protocol/ids';
import type { Presence as PresenceFact } from '@chatter/protocol/user';
import type { Clock, Presence } from '../domain/context.ts';

interface Person {
  /** Socket id → the session it belongs to. */
  readonly sockets: Map<string, SessionId>;
  lastSession: SessionId;
  /** When the last socket closed; null while there is one. */
  leftAt: number | null;
}

export interface PresenceRegistry extends Presence {
  enter(userId: UserId, sessionId: SessionId, socketId: string): void;
  leave(userId: UserId, socketId: string): void;
  /** Whoever has left with one of these sessions is not waited for any more. */
  endSessions(sessionIds: readonly SessionId[]): void;
  /** Tells who has been away for longer than the grace, some hundreds at a time; called about every second. */
  sweep(): void;
  /** Takes everybody for gone, now. */
  close(): Promise<void>;
}

export interface PresenceParts {
  readonly clock: Clock;
  readonly graceMs: number;
  touch(userId: UserId, at: number): Promise<void>;
  tell(presence: PresenceFact): void;
  failed(error: unknown): void;
}

/** Ten thousand who are cut at once must not stand before the next message at the store; most of them come back meanwhile. */
const mostGonePerSweep = 250;

const firstOf = <Item>(items: Iterable<Item>, limit: number): Item[] => {
  const first: Item[] = [];
  for (const item of items) if (first.push(item) >= limit) break;
  return first;
};

/**
 * Counts the sockets of each person: several tabs and devices are one person online, and a quick reload is no absence.
 */
export const createPresenceRegistry = (parts: PresenceParts): PresenceRegistry => {
  const people = new Map<UserId, Person>();
  const leaving = new Set<UserId>();

  const goOffline = async (userId: UserId, at: number): Promise<void> => {
    people.delete(userId);
    leaving.delete(userId);
    await parts.touch(userId, at).catch(parts.failed);
    // They may have come back while that was written.
    if (!people.has(userId)) parts.tell({ userId, online: false, lastSeenAt: at });
  };

  /** @param isOver whether not to wait any longer for a person who has left */
  const settle = (isOver: (person: Person, leftAt: number) => boolean, most = Number.POSITIVE_INFINITY): void => {
    let gone = 0;
    for (const userId of leaving) {
      const person = people.get(userId);
      if (person === undefined || person.leftAt === null || !isOver(person, person.leftAt)) continue;
      void goOffline(userId, person.leftAt);
      gone += 1;
      if (gone >= most) return;
    }
  };

  return {
    isOnline: (userId) => people.has(userId),
    online: (limit) => firstOf(people.keys(), limit),
    enter(userId, sessionId, socketId) {
      const person = people.get(userId) ?? { sockets: new Map(), lastSession: sessionId, leftAt: null };
      const isNew = !people.has(userId);
      person.sockets.set(socketId, sessionId);
      person.leftAt = null;
      people.set(userId, person);
      leaving.delete(userId);
      if (isNew) parts.tell({ userId, online: true, lastSeenAt: parts.clock.now() });
    },
    leave(userId, socketId) {
      const person = people.get(userId);
      if (person === undefined) return;
      person.lastSession = person.sockets.get(socketId) ?? person.lastSession;
      person.sockets.delete(socketId);
      if (person.sockets.size > 0) return;
      person.leftAt = parts.clock.now();
      leaving.add(userId);
    },
    endSessions: (sessionIds) => settle((person) => sessionIds.includes(person.lastSession)),
    sweep() {
      const now = parts.clock.now();
      settle((_, leftAt) => now - leftAt >= parts.graceMs, mostGonePerSweep);
    },
    async close() {
      const now = parts.clock.now();
      await Promise.all([...people].map(([userId, person]) => goOffline(userId, person.leftAt ?? now)));
    },
  };
};
