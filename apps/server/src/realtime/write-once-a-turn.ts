import { joinFrames } from './join-frames.ts';
import type { Connection } from './socket-types.ts';

interface Flushing {
  readonly readyState: string;
  flush(): void;
}

/**
 * Lets what goes to one connection within one turn of the event loop leave in one write. A commit answers hundreds at
 * once; each packet by itself would be a call of the operating system, the dearest part of a delivery.
 *
 * Engine.IO flushes with each packet and offers no other way, so its `flush` is put off here to the end of the turn.
 * What it does then is unchanged, its own buffer included, which is what the backlog is counted by.
 */
export const createTurnWriter = (): ((connection: Connection) => void) => {
  let waiting: (() => void)[] = [];
  const writeAll = (): void => {
    const all = waiting;
    waiting = [];
    for (const write of all) write();
  };
  return (connection) => {
    joinFrames(connection);
    const flushing = connection as unknown as Flushing;
    const flushNow = flushing.flush.bind(connection);
    let isWaiting = false;
    const write = (): void => {
      isWaiting = false;
      flushNow();
    };
    flushing.flush = () => {
      // A poll is one answer anyway, and a connection that goes has no later turn.
      if (connection.transport.name !== 'websocket' || flushing.readyState !== 'open') return flushNow();
      if (isWaiting) return;
      isWaiting = true;
      if (waiting.length === 0) setImmediate(writeAll);
      waiting.push(write);
    };
  };
};
