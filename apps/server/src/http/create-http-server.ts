import { createServer, type Server } from 'node:http';

/** How long a peer may take, in milliseconds. */
export interface HttpTimeouts {
  readonly headersMs: number;
  /** For the whole request, body included: 15 MB over a poor line, and no endless trickle (case 40). */
  readonly requestMs: number;
  /** How often connections are looked at. */
  readonly checkMs: number;
}

export const httpTimeouts: HttpTimeouts = { headersMs: 15_000, requestMs: 120_000, checkMs: 5_000 };

/** An HTTP server that waits for nobody for ever (case 44). */
export const createHttpServer = (timeouts: HttpTimeouts): Server => {
  const server = createServer({
    headersTimeout: timeouts.headersMs,
    requestTimeout: timeouts.requestMs,
    connectionsCheckingInterval: timeouts.checkMs,
    // Longer than the idle time of the proxies in front, so that it is they who close first.
    keepAliveTimeout: 75_000,
    maxHeaderSize: 16 * 1024,
  });
  server.maxHeadersCount = 100;
  return server;
};
