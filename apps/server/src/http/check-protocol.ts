import { ChatterError } from '@chatter/protocol/chatter-error';
import { MIN_PROTOCOL_VERSION, PROTOCOL_HEADER } from '@chatter/protocol/version';
import type { RequestHandler } from 'express';

/** Tells a page that is too old to reload; a client that names no version is taken at its word. */
export const checkProtocol: RequestHandler = (request, _response, next) => {
  const spoken = request.get(PROTOCOL_HEADER);
  // `!(… >= …)`: what is no number is refused too.
  if (spoken !== undefined && !(Number(spoken) >= MIN_PROTOCOL_VERSION)) throw new ChatterError('PROTOCOL_UNSUPPORTED');
  next();
};
