declare module 'mongodb/lib/cmap/connection.js' {
  import type { Socket } from 'node:net';

  /** What of a connection of the driver is touched; it is no part of its public interface. */
  export class Connection {
    readonly socket: Socket;
    /** Hears that the socket has closed. */
    onClose(): void;
  }
}
