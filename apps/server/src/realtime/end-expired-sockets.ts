import type { Clock } from '../domain/context.ts';
import type { ChatterServer } from './socket-types.ts';

/** Room for a renewal that is on its way while the token ends. */
const graceMs = 5_000;

/** Closes the sockets whose access token has ended without a renewal (case 5); called about every second. */
export const endExpiredSockets = (io: ChatterServer, clock: Clock): void => {
  const now = clock.now();
  for (const socket of io.sockets.sockets.values()) {
    if (now < socket.data.tokenExpiresAt + graceMs) continue;
    socket.emit('session:ended', { reason: 'token-expired' });
    socket.disconnect(true);
  }
};
