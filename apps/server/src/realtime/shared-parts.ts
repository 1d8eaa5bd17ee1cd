import { limits } from '@chatter/protocol/limits';
import type { Clock, Context } from '../domain/context.ts';
import type { Logger } from '../log.ts';
import { createPresenceRegistry, type PresenceRegistry } from './presence-registry.ts';
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

/** @param store the record, known when the use cases are there */
export const createSharedParts = (
  io: ChatterServer,
  log: Logger,
  clock: Clock,
  store: () => Context['store'],
): SharedParts => {
  const failed = (err: unknown): void => log.error({ err }, 'something that was stored could not be told');
  return {
    failed,
    keeper: createRoomKeeper(io),
    receipts: createReceiptBundle({
      listeners: (id) => io.sockets.adapter.rooms.get(rooms.conversation(id))?.size ?? 0,
      everyone: (id) => store().conversations.everyone(id),
      tell: (fact) => io.to(rooms.conversation(fact.conversationId)).emit('receipt:moved', fact),
      failed,
    }),
    presence: createPresenceRegistry({
      clock,
      graceMs: limits.presenceGraceMs,
      touch: (userId, at) => store().users.touch(userId, at),
      tell: (fact) => io.to(rooms.presence(fact.userId)).emit('presence:changed', fact),
      failed,
    }),
  };
};
