import type { IncomingMessage } from 'node:http';
import { type Admission, createAdmission } from './admission.ts';

/** An upgrade is about half the work of a handshake. */
const perTurn = 16;

const ignore = (): void => undefined;

/**
 * Lets new connections become WebSockets a few at a time. All those that arrive at once would otherwise be made within
 * one turn of the event loop, and whoever is connected would wait for seconds.
 * @returns resolves when it is the request's turn, rejects when the line is too long or the request has gone
 */
export const createUpgradeLine = (
  admission: Admission = createAdmission({ perTurn }),
): ((request: IncomingMessage) => Promise<void>) => {
  return async ({ socket }) => {
    // While it waits nobody else listens: a reset line would be an uncaught error.
    socket.on('error', ignore);
    try {
      await admission.enter();
      if (socket.destroyed) throw new Error('gone before its turn');
    } finally {
      socket.off('error', ignore);
    }
  };
};
