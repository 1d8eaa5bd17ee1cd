import { ChatterError } from '@chatter/protocol/chatter-error';
import { type Handshake, handshakeSchema } from '@chatter/protocol/events';
import type { AckError } from '@chatter/protocol/problem';
import { MIN_PROTOCOL_VERSION } from '@chatter/protocol/version';
import type { Authenticator } from '../access/authenticator.ts';
import type { Context } from '../domain/context.ts';
import { parseInput } from '../http/parse-input.ts';
import type { Logger } from '../log.ts';
import { createAdmission } from './admission.ts';
import type { Entering, RoomKeeper } from './room-keeper.ts';
import { rooms } from './rooms.ts';
import type { SignInDeadline } from './sign-in-deadline.ts';
import type { ChatterServer, ChatterSocket, Connection } from './socket-types.ts';
import { toAckError } from './to-ack-error.ts';

/** A client may be refused and try again on the same connection, but not for ever. */
const mostAttempts = 5;
const fullRetryMs = 5_000;

export interface HandshakeParts {
  readonly io: ChatterServer;
  readonly context: Context;
  readonly authenticator: Authenticator;
  readonly keeper: RoomKeeper;
  readonly deadline: SignInDeadline;
  readonly log: Logger;
  /** 0 lifts the limit. */
  readonly socketsPerAccount: number;
  isDraining(): boolean;
}

/** A socket that is in. */
export interface Arrival {
  /** What its client asks to be told of the time that it was away. */
  readonly question: Handshake['sync'];
}

interface Admitted extends Arrival {
  readonly entering: Entering;
  /** Ends the notes of one that is gone before it is in. */
  readonly leave: () => void;
}

export interface HandshakeGate {
  /** Socket.IO's middleware: resolves the socket's person and rooms before the client hears that it is connected. */
  enter(socket: ChatterSocket, next: (refusal?: Error & { data?: AckError }) => void): Promise<void>;
  /** Makes good what happened while the socket was on its way in. @returns null when its session has ended */
  arrive(socket: ChatterSocket): Arrival | null;
}

/**
 * Lets sockets in. All rooms are joined before the client is told that it is connected: whatever it reads afterwards
 * over HTTP is older than the first fact that it can miss, so nothing falls in between (D6).
 */
export const createHandshakeGate = (parts: HandshakeParts): HandshakeGate => {
  const attempts = new WeakMap<Connection, { count: number; busy: boolean }>();
  const waiting = new WeakMap<ChatterSocket, Admitted>();
  const admission = createAdmission();

  return {
    async enter(socket, next) {
      const tries = attempts.get(socket.conn) ?? { count: 0, busy: false };
      attempts.set(socket.conn, tries);
      tries.count += 1;
      // Two handshakes at once on one connection are no client of ours.
      if (tries.busy || tries.count > mostAttempts) {
        socket.conn.close(true);
        return next(new Error('too many handshakes'));
      }
      tries.busy = true;
      parts.deadline.stop(socket.conn);
      try {
        await admission.enter();
        if (socket.conn.readyState !== 'open') return next(new Error('gone before its turn'));
        waiting.set(socket, await admit(parts, socket));
        next();
      } catch (error) {
        if (socket.conn.readyState === 'open') parts.deadline.start(socket.conn);
        const data = toAckError(error, parts.log, { event: 'handshake' });
        next(Object.assign(new Error(data.title), { data }));
      } finally {
        tries.busy = false;
      }
    },
    arrive(socket) {
      const admitted = waiting.get(socket);
      if (admitted === undefined) return { question: undefined };
      const { entering, leave } = admitted;
      // What is kept for each socket that stays adds up.
      waiting.delete(socket);
      socket.conn.off('close', leave);
      parts.keeper.finish(entering);
      for (const [id, isInside] of entering.changes) {
        if (isInside) socket.join(rooms.conversation(id));
        else socket.leave(rooms.conversation(id));
      }
      if (entering.ended === null) return admitted;
      socket.emit('session:ended', { reason: entering.ended });
      socket.disconnect(true);
      return null;
    },
  };
};

const parseHandshake = (auth: Record<string, unknown>): Handshake => {
  // Before the schema: an old client may well have sent other fields.
  const { protocol } = auth;
  if (typeof protocol === 'number' && protocol < MIN_PROTOCOL_VERSION) throw new ChatterError('PROTOCOL_UNSUPPORTED');
  return parseInput(handshakeSchema, auth, 'auth') as Handshake;
};

const admit = async (parts: HandshakeParts, socket: ChatterSocket): Promise<Admitted> => {
  const { context, keeper } = parts;
  if (parts.isDraining()) throw new ChatterError('SHUTTING_DOWN', { retryAfterMs: fullRetryMs });
  const { token, sync: question } = parseHandshake(socket.handshake.auth);
  // Socket.IO keeps `auth` as long as the socket, and a question may be some kilobytes.
  delete socket.handshake.auth.sync;
  const claims = await parts.authenticator.readAccessToken(token);
  const { userId, sessionId } = claims;
  const others = parts.io.sockets.adapter.rooms.get(rooms.user(userId))?.size ?? 0;
  if (parts.socketsPerAccount > 0 && others >= parts.socketsPerAccount) {
    throw new ChatterError('RATE_LIMITED', { reason: 'connections', retryAfterMs: fullRetryMs });
  }
  const entering = keeper.begin({ userId, sessionId });
  const leave = () => keeper.finish(entering);
  socket.conn.once('close', leave);
  try {
    await socket.join([rooms.user(userId), rooms.session(sessionId)]);
    const ids = await context.store.conversations.idsOf(userId);
    // Asked only now that notes are taken: a session that ends later is noted, so that one look is enough.
    const { caller, expiresAt } = await parts.authenticator.byClaims(claims);
    await socket.join(ids.map(rooms.conversation));
    socket.data = { caller, tokenExpiresAt: expiresAt };
    return { entering, leave, question };
  } catch (error) {
    leave();
    throw error;
  }
};
