import { PROTOCOL_HEADER } from '@chatter/protocol/version';
import cors from 'cors';
import { type RequestHandler, Router } from 'express';
import type { Config } from '../config.ts';
import { isListedOrigin } from './check-origin.ts';

type CrossOriginConfig = Pick<Config, 'publicOrigin' | 'allowedOrigins' | 'apiOrigin'>;

// A browser may keep an answer (pictures); what was given to one origin must not pass for that of another.
const varyByOrigin: RequestHandler = (_request, response, next) => {
  response.vary('Origin');
  next();
};

// An <img> asks without CORS. Whose site it is on does not matter to who may look: that is for cookie and membership.
const mayBeEmbedded: RequestHandler = (_request, response, next) => {
  response.set('Cross-Origin-Resource-Policy', 'cross-origin');
  next();
};

/**
 * For everything under /api: lets pages of the listed origins call it and read its answers, with cookies (CORS). Any
 * other origin gets not one header of it.
 */
export const crossOrigin = (config: CrossOriginConfig): RequestHandler => {
  const router = Router();
  router.use(varyByOrigin);
  router.use(
    cors((request, decide) =>
      decide(null, {
        origin: isListedOrigin(request.headers.origin, config),
        credentials: true,
        methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
        allowedHeaders: ['Authorization', 'Content-Type', PROTOCOL_HEADER],
        exposedHeaders: ['Retry-After', 'X-Request-Id'],
        // In seconds; browsers keep it for two hours at most.
        maxAge: 7_200,
      }),
    ),
  );
  if (config.apiOrigin !== null || config.allowedOrigins.length > 0) router.use('/pictures', mayBeEmbedded);
  return router;
};
