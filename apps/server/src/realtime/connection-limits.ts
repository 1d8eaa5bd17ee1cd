import type { Clock } from '../domain/context.ts';
import { createTokenBucket } from '../domain/token-bucket.ts';
import type { Connection } from './socket-types.ts';

/** Counts connections per address, signed in or not (case 48). */
export interface AddressCounts {
  isFull(address: string): boolean;
  add(address: string, connection: Connection): void;
}

/** @param most connections of one address; 0 lifts the limit */
export const createAddressCounts = (most: number): AddressCounts => {
  const counts = new Map<string, number>();
  return {
    isFull: (address) => most > 0 && (counts.get(address) ?? 0) >= most,
    add(address, connection) {
      counts.set(address, (counts.get(address) ?? 0) + 1);
      connection.once('close', () => {
        const left = (counts.get(address) ?? 1) - 1;
        if (left > 0) counts.set(address, left);
        else counts.delete(address);
      });
    },
  };
};

/**
 * Closes a connection that floods the server with packets below the level of events: connects, acks, pings. Far above
 * what the limit of events allows, so that only what is no event meets it.
 * @param eventsPerSecond 0 lifts the limit
 */
export const limitPackets = (connection: Connection, eventsPerSecond: number, clock: Clock): void => {
  if (eventsPerSecond === 0) return;
  const packets = createTokenBucket({ burst: eventsPerSecond * 40, perSecond: eventsPerSecond * 4 }, clock.now());
  connection.on('packet', () => {
    if (packets.take(clock.now()) > 0) connection.close(true);
  });
};
