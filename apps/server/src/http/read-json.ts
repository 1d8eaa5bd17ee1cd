import { ChatterError } from '@chatter/protocol/chatter-error';
import { limits } from '@chatter/protocol/limits';
import express, { type Request, type RequestHandler } from 'express';

// No decompression: a bomb would need one.
const json = express.json({ limit: limits.jsonBytes, inflate: false, strict: true, type: 'application/json' });

const hasBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Reads a JSON body, if there is one. */
export const readJson: RequestHandler = (request, response, next) => {
  if (hasBody(request) && !request.is('application/json')) throw new ChatterError('UNSUPPORTED_MEDIA_TYPE');
  json(request, response, next);
};

/** For routes that take no body: an empty one passes, anything said in it is refused. */
export const refuseBody: RequestHandler = (request, _response, next) => {
  const body: unknown = request.body;
  if (body !== undefined && Object.keys(Object(body)).length > 0) {
    throw new ChatterError('VALIDATION_FAILED', { issues: [{ path: ['body'], code: 'unrecognized_keys' }] });
  }
  next();
};
