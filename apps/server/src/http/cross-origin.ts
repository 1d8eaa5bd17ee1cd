import { PROTOCOL_HEADER } from '@chatter/protocol/version';
import cors from 'cors';
import type { RequestHandler } from 'express';
import type { Config } from '../config.ts';
import { isListedOrigin } from './check-origin.ts';

const letIn = cors({
  // The one that asks: it has been found on the list.
  origin: true,
  credentials: true,
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowedHeaders: ['Authorization', 'Content-Type', PROTOCOL_HEADER],
  exposedHeaders: ['Retry-After', 'X-Request-Id'],
  // In seconds; browsers keep it for two hours at most.
  maxAge: 7_200,
});

/**
 * For everything under /api: lets pages of the listed origins call it and read its answers, with cookies (CORS). Any
 * other origin gets not one header of it.
 */
export const crossOrigin = (config: Pick<Config, 'publicOrigin' | 'allowedOrigins' | 'apiOrigin'>): RequestHandler => {
  const isPageElsewhere = config.apiOrigin !== null || config.allowedOrigins.length > 0;
  return (request, response, next) => {
    // A browser may keep an answer (pictures); what was given to one origin must not pass for that of another.
    response.vary('Origin');
    // An <img> asks without CORS. Whose site it is on does not matter to who may look: that is for cookie and membership.
    if (isPageElsewhere && request.originalUrl.startsWith('/api/pictures/')) {
      response.set('Cross-Origin-Resource-Policy', 'cross-origin');
    }
    if (isListedOrigin(request.headers.origin, config)) letIn(request, response, next);
    else next();
  };
};
