import type { Server as HttpServer, IncomingMessage } from 'node:http';
import type { Config } from '../config.ts';
import type { Clock } from '../domain/context.ts';
import type { Logger } from '../log.ts';
import { createBacklogWatch } from './backlog-watch.ts';
import { type AddressCounts, limitPackets } from './connection-limits.ts';
import { endExpiredSockets } from './end-expired-sockets.ts';
import type { SignInDeadline } from './sign-in-deadline.ts';
import type { ChatterServer } from './socket-types.ts';
import { createTurnWriter } from './write-once-a-turn.ts';

export interface TendParts {
  readonly io: ChatterServer;
  readonly httpServer: HttpServer;
  readonly config: Config;
  readonly log: Logger;
  readonly clock: Clock;
  readonly counts: AddressCounts;
  readonly deadline: SignInDeadline;
  addressOf(request: IncomingMessage): string;
}

/**
 * Begins to listen, and watches every connection below the level of events.
 * @returns to be called about every second
 */
export const tendConnections = (parts: TendParts): (() => void) => {
  const { io, httpServer, config, log, clock, counts, deadline, addressOf } = parts;
  const backlog = createBacklogWatch(log);
  const writeOnceATurn = createTurnWriter(backlog);
  io.attach(httpServer);
  io.engine.on('connection', (connection) => {
    counts.add(addressOf(connection.request), connection);
    deadline.start(connection);
    writeOnceATurn(connection);
    limitPackets(connection, config.eventsPerSecond, clock);
  });
  return () => {
    backlog.sweep();
    endExpiredSockets(io, clock);
  };
};
