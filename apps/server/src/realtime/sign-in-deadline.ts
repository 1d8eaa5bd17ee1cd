import type { Connection } from './socket-types.ts';

/** Closes connections that do not say who they are in time (case 15). */
export interface SignInDeadline {
  /** The connection is new, or was refused: its time begins. */
  start(connection: Connection): void;
  /** It has said who it is; how long it stands in line is not its fault. */
  stop(connection: Connection): void;
}

/**
 * Socket.IO's own time-out runs until a handshake is accepted: in a storm of returning clients it would cut all those
 * who wait for their turn, and they would come back and make the storm longer.
 */
export const createSignInDeadline = (ms: number): SignInDeadline => {
  const timers = new WeakMap<Connection, NodeJS.Timeout>();
  const stop = (connection: Connection): void => clearTimeout(timers.get(connection));
  return {
    start(connection) {
      if (!timers.has(connection)) connection.once('close', () => stop(connection));
      stop(connection);
      timers.set(connection, setTimeout(() => connection.close(), ms).unref());
    },
    stop,
  };
};
