import { sync } from '@chatter/protocol/routes/sync';
import compression from 'compression';
import type { RequestHandler } from 'express';

// Their answers carry tokens: packed together with text that somebody else chose, their length could tell of them.
const secret = /^\/api\/(signin|signup|refresh)\b/;

/** Packs what is worth it: a page of history becomes a third. nginx leaves what is packed as it is. */
export const compressAnswers = (): RequestHandler => {
  const pack = compression({
    threshold: 1_400,
    filter: (request, response) => !secret.test(request.originalUrl) && compression.filter(request, response),
  });
  // What answers a write is short, and its preparations cost a tenth of one.
  return (request, response, next) => {
    if (request.method === 'GET' || request.originalUrl.startsWith(sync.path)) pack(request, response, next);
    else next();
  };
};
