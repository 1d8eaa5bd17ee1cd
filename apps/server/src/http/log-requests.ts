import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from '../log.ts';

declare module 'express-serve-static-core' {
  interface Request {
    /** By which its answer and its errors are found in the log. */
    id: string;
  }
}

// Files of the page and the questions of a watchdog would drown the rest.
const levelOf = ({ originalUrl }: Request, { statusCode }: Response): 'debug' | 'info' | 'warn' => {
  if (statusCode >= 500) return 'warn';
  return originalUrl.startsWith('/api') ? 'info' : 'debug';
};

// An allow-list: no header, query or body reaches the log, so no secret in them can.
const toLine = (request: Request, response: Response, startedAt: number) => {
  const { id, method, originalUrl, ip } = request;
  const req = { id, method, path: originalUrl.split('?', 1)[0], address: ip };
  return { req, res: { status: response.statusCode }, responseTime: Math.round(performance.now() - startedAt) };
};

/**
 * One line for each request; gives it the id that its answer and its errors carry. Our own, because a logger of its own
 * for each request cost more than storing a message (docs/performance.md).
 */
export const logRequests =
  (log: Logger): RequestHandler =>
  (request, response, next) => {
    const startedAt = performance.now();
    const id = randomUUID();
    request.id = id;
    response.setHeader('X-Request-Id', id);
    response.once('close', () => {
      const level = levelOf(request, response);
      if (!log.isLevelEnabled(level)) return;
      const how = response.writableFinished ? 'request completed' : 'request aborted';
      log[level](toLine(request, response, startedAt), how);
    });
    next();
  };
