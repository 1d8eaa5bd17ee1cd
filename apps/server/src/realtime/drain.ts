import { setTimeout as wait } from 'node:timers/promises';
import type { InFlight } from './in-flight.ts';
import type { PresenceRegistry } from './presence-registry.ts';
import type { ChatterServer } from './socket-types.ts';

/** Clients come back after this, spread over three seconds, so that they do not all come at once (case 63). */
const retryAfterMs = { least: 500, spread: 3_000 };
const longestWaitMs = 5_000;
const flushMs = 1_000;

const atMost = async (ms: number, work: Promise<unknown>): Promise<void> => {
  const giveUp = new AbortController();
  await Promise.race([work, wait(ms, undefined, { signal: giveUp.signal }).catch(() => undefined)]);
  giveUp.abort();
};

/** Tells every client when to come back, finishes the commands under way, then closes all sockets. */
export const drain = async (io: ChatterServer, inFlight: InFlight, presence: PresenceRegistry): Promise<void> => {
  for (const socket of io.sockets.sockets.values()) {
    const after = retryAfterMs.least + Math.floor(Math.random() * retryAfterMs.spread);
    socket.emit('server:draining', { details: { retryAfterMs: after } });
  }
  await atMost(longestWaitMs, inFlight.idle());
  const flushed = Promise.all([...io.sockets.sockets.values()].map(({ conn }) => closed(conn)));
  io.disconnectSockets(true);
  await presence.close();
  // The last acks are still on their way out; a reader that does not take them is not waited for.
  await atMost(flushMs, flushed);
  io.engine?.close();
};

const closed = (connection: { once(event: 'close', listener: () => void): unknown }): Promise<void> =>
  new Promise((resolve) => connection.once('close', () => resolve()));
