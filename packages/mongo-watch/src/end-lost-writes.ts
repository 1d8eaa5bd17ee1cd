import { Connection } from 'mongodb/lib/cmap/connection.js';

let isMended = false;

/**
 * Lets no command of the driver wait for a socket that is gone, in any client of this process. Driver 7 that writes to a
 * socket in the moment between its end and its `close` is refused, and waits for room that never comes: as a question it
 * has no answer, in the making of a connection it takes one of the two places for good, in the watch over the servers it
 * is blind from then on. Once the socket is closed nobody has to wait for room: woken, the driver sees that it is closed.
 */
export const endLostWrites = (): void => {
  if (isMended) return;
  isMended = true;
  const { onClose } = Connection.prototype;
  Connection.prototype.onClose = function (): void {
    onClose.call(this);
    this.socket.emit('drain');
  };
};
