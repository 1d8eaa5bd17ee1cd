import type { Logger } from '../log.ts';
import type { Connection } from './socket-types.ts';

/** D8: no connection may hold more unsent data than this. */
const mostBytes = 1024 * 1024;
/**
 * A reader that has not taken what it was given for this long, while this much waits, has stopped reading. It is looked
 * for every second, so it is gone within five.
 */
const stalledMs = 4_000;
const stalledBytes = 64 * 1024;

/** What one connection holds unsent. */
export interface Backlog {
  readonly connection: Connection;
  /** Among those that the next sweep looks at. */
  isBusy: boolean;
  /** A poll that is closed may take its time to go. */
  isCut: boolean;
  /** Bytes handed to the transport with the last flush, and bytes that wait behind them. */
  sending: number;
  waiting: number;
  flushedAt: number;
}

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
  open(connection: Connection): Backlog;
  /** Counts what is to wait. @returns false when that is too much: the connection has been cut */
  wait(backlog: Backlog, bytes: number): boolean;
  /** Counts all that waited as handed to the transport. */
  flush(backlog: Backlog): void;
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
    backlog.isCut = true;
    cut(backlog.connection);
  };

  return {
    open: (connection) => ({ connection, isBusy: false, isCut: false, sending: 0, waiting: 0, flushedAt: 0 }),
    wait(backlog, bytes) {
      if (backlog.isCut) return false;
      // At once, from inside the send: a burst of one turn must not pass the limit either.
      const isTooMuch = unsent(backlog) + bytes > mostBytes;
      if (isTooMuch) close(backlog, 'too much unsent');
      else backlog.waiting += bytes;
      return !isTooMuch;
    },
    flush(backlog) {
      backlog.sending = backlog.waiting;
      backlog.waiting = 0;
      backlog.flushedAt = now();
      if (backlog.isBusy) return;
      backlog.isBusy = true;
      busy.push(backlog);
    },
    sweep() {
      const at = now();
      busy = busy.filter((backlog) => {
        const { connection, isCut, flushedAt } = backlog;
        const isStuck = !isCut && connection.readyState !== 'closed' && !connection.transport.writable;
        const hasStopped = isStuck && at - flushedAt >= stalledMs && unsent(backlog) >= stalledBytes;
        backlog.isBusy = isStuck && !hasStopped;
        if (hasStopped) close(backlog, 'stopped reading');
        return backlog.isBusy;
      });
    },
  };
};
