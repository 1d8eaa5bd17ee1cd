import { limits } from '@chatter/protocol/limits';
import type { Bus } from '../cluster/bus.ts';
import type { Clock, Context } from '../domain/context.ts';
import type { Logger } from '../log.ts';
import { createClusterPresence } from './cluster-presence.ts';
import { createPresenceRegistry, type PresenceParts, type PresenceRegistry } from './presence-registry.ts';
import { createReceiptBundle, type ReceiptBundle } from './receipt-bundle.ts';
import { createRoomKeeper, type RoomKeeper } from './room-keeper.ts';
import { rooms } from './rooms.ts';
import type { ChatterServer } from './socket-types.ts';

/** What publishing and accepting share. */
export interface SharedParts {
  readonly keeper: RoomKeeper;
  readonly receipts: ReceiptBundle;
  readonly presence: PresenceRegistry;
  failed(error: unknown): void;
}

/**
 * @param store the record, known when the use cases are there
 * @param bus to the other nodes, if there may be any
 */
export const createSharedParts = (
  io: ChatterServer,
  log: Logger,
  clock: Clock,
  store: () => Context['store'],
  bus: Bus | null,
): SharedParts => {
  const failed = (err: unknown): void => log.error({ err }, 'something that was stored could not be told');
  const presence: PresenceParts = {
    clock,
    graceMs: limits.presenceGraceMs,
    touch: (userId, at) => store().users.touch(userId, at),
    tell: (fact) => io.to(rooms.presence(fact.userId)).emit('presence:changed', fact),
    failed,
  };
  return {
    failed,
    keeper: createRoomKeeper(io),
    receipts: createReceiptBundle({
      listeners: (id) => io.sockets.adapter.rooms.get(rooms.conversation(id))?.size ?? 0,
      everyone: (id) => store().conversations.everyone(id),
      tell: (fact) => io.to(rooms.conversation(fact.conversationId)).emit('receipt:moved', fact),
      failed,
    }),
    presence: bus === null ? createPresenceRegistry(presence) : createClusterPresence(bus, presence),
  };
};
