import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { Bus } from '../cluster/bus.ts';
import type { Context } from '../domain/context.ts';
import type { Publisher } from '../domain/publisher.ts';
import { createClusterPublisher, hearPublishers } from './cluster-publisher.ts';
import { createMakeGood } from './make-good.ts';
import { createMemberCheck } from './member-check.ts';
import { rooms } from './rooms.ts';
import type { SharedParts } from './shared-parts.ts';
import type { ChatterServer } from './socket-types.ts';

/** What a node does beside its own sockets. */
export interface Joined {
  /** Publishes to all nodes. */
  readonly publish: Publisher;
  /** Called about every second. */
  sweep(): void;
  stop(): void;
}

export interface JoinParts extends Pick<SharedParts, 'keeper' | 'failed'> {
  readonly io: ChatterServer;
  readonly bus: Bus;
  /** Publishes to the sockets of this node. */
  readonly here: Publisher;
  store(): Context['store'];
}

/** While the store is away writes fail all the time; one round makes good what all of them left open. */
const unsureEveryMs = 3_000;

/** Joins this node to the others: what one publishes reaches the sockets of all. */
export const joinNodes = ({ io, bus, here, keeper, store, failed }: JoinParts): Joined => {
  const socketsIn = (room: string): ReadonlySet<string> | undefined => io.sockets.adapter.rooms.get(room);
  const socketsOf = (userId: UserId): string[] => [...(socketsIn(rooms.user(userId)) ?? [])];
  const isInside = (id: ConversationId, socketId: string): boolean =>
    socketsIn(rooms.conversation(id))?.has(socketId) === true;
  const makeGood = createMakeGood({ io, keeper, publish: here, store, failed, isHearing: bus.isHearing });
  const members = createMemberCheck({
    publish: here,
    store,
    isHere: (userId) => socketsIn(rooms.user(userId)) !== undefined,
    hears: (id, userId) => socketsOf(userId).some((socketId) => isInside(id, socketId)),
    misses: (id, userId) => socketsOf(userId).some((socketId) => !isInside(id, socketId)),
    failed(error) {
      failed(error);
      makeGood.all();
    },
  });
  hearPublishers(bus, here, members, (id) => socketsIn(rooms.conversation(id)) !== undefined);
  bus.listen({ missed: makeGood.all });
  let unsure = 0;
  let unsureAt = Number.NEGATIVE_INFINITY;
  /** What a write has done that seemed to fail, nobody was told: a repeat tells it to its author alone. */
  const tellUnsure = (): void => {
    const now = store().counters().unsure ?? 0;
    if (now === unsure || performance.now() - unsureAt < unsureEveryMs) return;
    unsure = now;
    unsureAt = performance.now();
    bus.leaveOut();
    makeGood.all();
  };
  const sweep = (): void => {
    tellUnsure();
    makeGood.sweep();
  };
  return { publish: createClusterPublisher(bus, here), sweep, stop: makeGood.stop };
};
