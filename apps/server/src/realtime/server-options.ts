import type { IncomingMessage } from 'node:http';
import { limits } from '@chatter/protocol/limits';
import type { ServerOptions } from 'socket.io';
import type { Config } from '../config.ts';
import { isOriginAllowed } from '../http/check-origin.ts';
import type { AddressCounts } from './connection-limits.ts';
import { textParser } from './text-parser.ts';

/** In milliseconds. */
export interface LiveTimeouts {
  /** Whoever has not signed in by then is closed (case 15). */
  readonly signInMs: number;
  /** How often connections and the people behind them are looked at. */
  readonly sweepMs: number;
}

export const liveTimeouts: LiveTimeouts = { signInMs: 5_000, sweepMs: 1_000 };

/** How Socket.IO is run. */
export const serverOptions = (
  config: Config,
  counts: AddressCounts,
  addressOf: (request: IncomingMessage) => string,
  timeouts: LiveTimeouts,
): Partial<ServerOptions> => ({
  serveClient: false,
  parser: textParser,
  transports: ['websocket', 'polling'],
  // Compressing each message for each reader would undo the frame that all readers share, and costs memory per socket.
  perMessageDeflate: false,
  httpCompression: false,
  maxHttpBufferSize: limits.socketPacketBytes,
  connectTimeout: timeouts.signInMs,
  // A closed laptop is noticed after half a minute.
  pingInterval: 20_000,
  pingTimeout: 10_000,
  cleanupEmptyChildNamespaces: true,
  // A web page of another origin may not open a socket in the name of whoever looks at it (cases 13, 14).
  allowRequest: (request, decide) => {
    if (!isOriginAllowed(request.headers, config)) decide('origin refused', false);
    else if (counts.isFull(addressOf(request))) decide('too many connections', false);
    else decide(null, true);
  },
  // For long-polling from a page of another origin; a WebSocket knows no CORS.
  cors: { origin: [config.publicOrigin ?? [], config.allowedOrigins].flat(), credentials: true },
});
