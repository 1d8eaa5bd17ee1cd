import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { Bus } from '../cluster/bus.ts';
import type { Context } from '../domain/context.ts';
import type { Publisher } from '../domain/publisher.ts';
import { createClusterPublisher, hearPublishers } from './cluster-publisher.ts';
import type { MakeGood } from './make-good.ts';
import { createMemberCheck } from './member-check.ts';
import { rooms } from './rooms.ts';
import type { SharedParts } from './shared-parts.ts';
import type { ChatterServer } from './socket-types.ts';

export interface JoinParts extends Pick<SharedParts, 'failed'> {
  readonly io: ChatterServer;
  readonly bus: Bus;
  /** Publishes to the sockets of this node. */
  readonly here: Publisher;
  readonly makeGood: MakeGood;
  store(): Context['store'];
}

/** Joins this node to the others: what is published through what it returns reaches the sockets of all. */
export const joinNodes = ({ io, bus, here, makeGood, store, failed }: JoinParts): Publisher => {
  const socketsIn = (room: string): ReadonlySet<string> | undefined => io.sockets.adapter.rooms.get(room);
  const socketsOf = (userId: UserId): string[] => [...(socketsIn(rooms.user(userId)) ?? [])];
  const isInside = (id: ConversationId, socketId: string): boolean =>
    socketsIn(rooms.conversation(id))?.has(socketId) === true;
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
  return createClusterPublisher(bus, here);
};
