import type { Config } from '../config.ts';
import type { Clock } from '../domain/context.ts';
import type { SendLimit } from '../domain/messages/send-limit.ts';
import { createSyncAnswer } from './answer-sync.ts';
import { bindCommands, type CommandHandlers } from './bind-commands.ts';
import { createEventGuard } from './event-guard.ts';
import { createHandshakeGate, type HandshakeParts } from './handshake.ts';
import type { InFlight } from './in-flight.ts';
import { onMessageSend } from './on-message-send.ts';
import { onPresenceWatch } from './on-presence-watch.ts';
import { onReceiptMark } from './on-receipt-mark.ts';
import { onSessionRenew } from './on-session-renew.ts';
import { onTypingSet } from './on-typing-set.ts';
import type { PresenceRegistry } from './presence-registry.ts';
import type { ChatterSocket } from './socket-types.ts';

export interface AcceptParts extends HandshakeParts {
  readonly presence: PresenceRegistry;
  readonly inFlight: InFlight;
  readonly sendLimit: SendLimit;
  readonly clock: Clock;
  readonly eventsPerSecond: Config['eventsPerSecond'];
}

const createHandlers = ({ context, authenticator, sendLimit }: AcceptParts): CommandHandlers => ({
  'message:send': onMessageSend(context, sendLimit),
  'receipt:mark': onReceiptMark(context),
  'typing:set': onTypingSet(context),
  'presence:watch': onPresenceWatch(context),
  'session:renew': onSessionRenew(context, authenticator),
});

/** Lets sockets in, hears their commands, and counts their people as online. */
export const acceptSockets = (parts: AcceptParts): void => {
  const gate = createHandshakeGate(parts);
  const handlers = createHandlers(parts);
  const answerSync = createSyncAnswer(parts);
  parts.io.use((socket, next) => void gate.enter(socket, next));
  parts.io.on('connection', (socket: ChatterSocket) => {
    const arrival = gate.arrive(socket);
    if (arrival === null) return;
    const { userId, sessionId } = socket.data.caller;
    parts.presence.enter(userId, sessionId, socket.id);
    if (arrival.question !== undefined) void parts.inFlight.track(answerSync(socket, arrival.question));
    bindCommands(socket, { ...parts, handlers, guard: createEventGuard(parts.eventsPerSecond, parts.clock) });
    socket.on('disconnect', () => {
      parts.presence.leave(userId, socket.id);
      // Leaving the namespace would otherwise keep a connection that no time-out watches any more.
      socket.conn.close();
    });
  });
};
