import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request } from 'express';
import { pinoHttp } from 'pino-http';
import type { Logger } from '../log.ts';

// An allow-list: no header, query or body reaches the log, so no secret in them can.
const toRequestLog = (request: { id: unknown; raw: IncomingMessage }) => {
  const { method, originalUrl = '', ip } = request.raw as Request;
  return { id: request.id, method, path: originalUrl.split('?', 1)[0], address: ip };
};

// Files of the page and the questions of a watchdog would drown the rest.
const level = (request: IncomingMessage, response: ServerResponse): 'debug' | 'info' | 'warn' => {
  if (response.statusCode >= 500) return 'warn';
  return (request as Request).originalUrl.startsWith('/api') ? 'info' : 'debug';
};

/** One line for each request; gives it the id that its answer and its errors carry. */
export const logRequests = (log: Logger) =>
  pinoHttp<IncomingMessage, ServerResponse>({
    logger: log,
    genReqId: (_request, response) => {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    customLogLevel: level,
    wrapSerializers: true,
    serializers: { req: toRequestLog, res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }) },
  });
