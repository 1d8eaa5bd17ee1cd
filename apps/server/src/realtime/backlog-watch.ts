import type { Logger } from '../log.ts';
import type { EnginePacket } from './join-frames.ts';
import type { Connection } from './socket-types.ts';

/** D8: no connection may hold more unsent data than this. */
const mostBytes = 1024 * 1024;
/** A reader that has not taken what it was given for this long, while this much waits, has stopped reading. */
const stalledMs = 5_000;
const stalledBytes = 64 * 1024;

interface Backlog {
  readonly connection: Connection;
  /** Among those that the next sweep looks at. */
  isBusy: boolean;
  /** Bytes handed to the transport with the last flush, and bytes that wait behind them. */
  sending: number;
  waiting: number;
  flushedAt: number;
}

const sizeOf = ({ data, options }: EnginePacket): number => {
  // A broadcast is encoded once for all; its frame already knows its size.
  const frame = options?.wsPreEncodedFrame;
  if (frame !== undefined) {
    let bytes = 0;
    for (const part of frame) bytes += part.length;
    return bytes;
  }
  return typeof data === 'string' ? Buffer.byteLength(data) : 0;
};

const unsent = ({ connection, sending, waiting }: Backlog): number =>
  // A transport that is writable has sent all that it was given.
  waiting + (connection.transport.writable ? 0 : sending);

/** Takes the ground away from a connection: a polite close would wait for a reader that does not read. */
const cut = (connection: Connection): void => {
  const { transport } = connection;
  connection.close(true);
  if ('socket' in transport && isTerminable(transport.socket)) transport.socket.terminate();
};

const isTerminable = (socket: unknown): socket is { terminate(): void } =>
  typeof socket === 'object' && socket !== null && 'terminate' in socket && typeof socket.terminate === 'function';

export interface BacklogWatch {
  add(connection: Connection): void;
  /** Cuts readers that have stopped; called about every second. Costs nothing for connections with nothing to send. */
  sweep(): void;
}

/**
 * Counts what each connection holds unsent. Engine.IO's own buffer is counted as well as the transport's: that is
 * where a slow reader's backlog grows. Whoever is cut comes back and catches up from the store (D6).
 * @param now milliseconds that only move forward
 */
export const createBacklogWatch = (log: Logger, now: () => number = () => performance.now()): BacklogWatch => {
  let busy: Backlog[] = [];

  const close = (backlog: Backlog, why: string): void => {
    log.warn({ unsentBytes: unsent(backlog), why }, 'a connection was cut because it does not read');
    backlog.isBusy = false;
    cut(backlog.connection);
  };

  return {
    add(connection) {
      const backlog: Backlog = { connection, isBusy: false, sending: 0, waiting: 0, flushedAt: 0 };
      let isCut = false;
      connection.on('packetCreate', (packet: EnginePacket) => {
        if (isCut) return;
        const bytes = sizeOf(packet);
        isCut = unsent(backlog) + bytes > mostBytes;
        // At once, from inside the send: a burst of one turn must not pass the limit either.
        if (isCut) close(backlog, 'too much unsent');
        else backlog.waiting += bytes;
      });
      connection.on('flush', () => {
        backlog.sending = backlog.waiting;
        backlog.waiting = 0;
        backlog.flushedAt = now();
        if (backlog.isBusy) return;
        backlog.isBusy = true;
        busy.push(backlog);
      });
      connection.on('close', () => {
        backlog.isBusy = false;
      });
    },
    sweep() {
      const at = now();
      busy = busy.filter((backlog) => {
        const { connection, isBusy, flushedAt } = backlog;
        const isStuck = isBusy && !connection.transport.writable;
        const hasStopped = isStuck && at - flushedAt >= stalledMs && unsent(backlog) >= stalledBytes;
        backlog.isBusy = isStuck && !hasStopped;
        if (hasStopped) close(backlog, 'stopped reading');
        return backlog.isBusy;
      });
    },
  };
};
