import { joinFrames } from './join-frames.ts';
import type { Connection } from './socket-types.ts';

interface Flushing {
  readonly readyState: string;
  readonly transport: { readonly name: string };
  flush: () => void;
}

/** As Engine.IO does it. */
const flushNow = (connection: Flushing): void => {
  const { flush } = Object.getPrototypeOf(connection) as { readonly flush: () => void };
  flush.call(connection);
};

/**
 * Lets what goes to one connection within one turn of the event loop leave in one write. A commit answers hundreds at
 * once; each packet by itself would be a call of the operating system, the dearest part of a delivery.
 *
 * Engine.IO flushes with each packet and offers no other way, so its `flush` is put off here to the end of the turn.
 * What it does then is unchanged, its own buffer included, which is what the backlog is counted by.
 */
export const createTurnWriter = (): ((connection: Connection) => void) => {
  let waiting = new Set<Flushing>();
  const writeAll = (): void => {
    const all = waiting;
    waiting = new Set();
    for (const connection of all) flushNow(connection);
  };
  function flush(this: Flushing): void {
    // A poll is one answer anyway, and a connection that goes has no later turn.
    if (this.transport.name !== 'websocket' || this.readyState !== 'open') {
      flushNow(this);
      return;
    }
    if (waiting.size === 0) setImmediate(writeAll);
    waiting.add(this);
  }
  return (connection) => {
    joinFrames(connection);
    Object.assign(connection, { flush });
  };
};
