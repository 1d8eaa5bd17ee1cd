import { limits } from '@chatter/protocol/limits';
import type { RouteAnswer, RouteBody } from '@chatter/protocol/route';
import type { sync as route } from '@chatter/protocol/routes/sync';
import type { Caller } from '../domain/caller.ts';
import type { Context } from '../domain/context.ts';
import { sync } from '../domain/conversations/sync.ts';
import { createRateLimit } from '../domain/rate-limit.ts';
import type { Logger } from '../log.ts';
import type { ChatterSocket } from './socket-types.ts';
import { toAckError } from './to-ack-error.ts';

type Question = RouteBody<typeof route>;

/** More than a line that breaks all the time needs; whoever asks more often asks over HTTP, which has limits of its own. */
const asksPerMinute = 30;
/** What is larger goes over HTTP, which compresses it, and of which no reader can hold up more than one answer (D8). */
const mostBytes = limits.socketPacketBytes;

/**
 * Tells a socket that has just come in what its client missed (D6), as `POST /api/sync` would, so that a storm of
 * returning clients costs no request each. The socket hears facts already: what is read now is older than the first
 * fact that it can miss. There is always an answer; where it cannot be given here, it says so by null.
 */
export const createSyncAnswer = (parts: {
  readonly context: Context;
  readonly log: Logger;
}): ((socket: ChatterSocket, question: Question) => Promise<void>) => {
  const limit = createRateLimit({ name: 'sync in handshakes', tries: asksPerMinute, seconds: 60 });
  const read = async (caller: Caller, question: Question): Promise<RouteAnswer<typeof route> | null> => {
    await limit.take(caller.userId);
    const answer = await sync(parts.context, caller, question);
    return Buffer.byteLength(JSON.stringify(answer)) > mostBytes ? null : answer;
  };
  return async (socket, question) => {
    const answer = await read(socket.data.caller, question).catch((error: unknown) => {
      toAckError(error, parts.log, { event: 'handshake' });
      return null;
    });
    // Signed out while the store was read: it hears nothing more (D9).
    if (socket.connected) socket.emit('sync:answered', { answer });
  };
};
