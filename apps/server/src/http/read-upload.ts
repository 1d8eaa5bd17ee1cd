import { ChatterError } from '@chatter/protocol/chatter-error';
import { limits } from '@chatter/protocol/limits';
import type { Route } from '@chatter/protocol/route';
import type { NextFunction, Request, RequestHandler } from 'express';
import multer from 'multer';
import { readJson } from './read-json.ts';

// In memory, because the picture is made anew at once: no temporary file can be left behind (case 39).
const reader = multer({
  storage: multer.memoryStorage(),
  limits: {
    fileSize: limits.uploadBytes,
    files: 1,
    fields: 12,
    parts: 13,
    fieldSize: 4 * 1024,
    fieldNameSize: 60,
    headerPairs: 20,
  },
});

const bodyMax = limits.uploadBytes + limits.jsonBytes;

const isRequired = (upload: NonNullable<Route['upload']>): ChatterError =>
  new ChatterError('VALIDATION_FAILED', { issues: [{ path: ['body', upload.field], code: 'required' }] });

const checkAnnouncedSize = (request: Request): void => {
  if (Number(request.headers['content-length'] ?? 0) > bodyMax) throw new ChatterError('BODY_TOO_LARGE');
};

/** Answers once: by the reader, or at once when more comes than was allowed, because the reader waits for the end. */
const answerOnce = (request: Request, next: NextFunction): NextFunction => {
  let received = 0;
  let answered = false;
  const answer = (error?: unknown): void => {
    if (answered) return;
    answered = true;
    next(error);
  };
  request.on('data', (bytes: Buffer) => {
    received += bytes.length;
    if (received > bodyMax) answer(new ChatterError('BODY_TOO_LARGE'));
  });
  return answer;
};

/** Reads a form with one file in the route's field; where the file may be missing, JSON will do as well. */
export const readUpload = (upload: NonNullable<Route['upload']>): RequestHandler => {
  const readForm = reader.single(upload.field);
  return (request, response, next) => {
    checkAnnouncedSize(request);
    if (!request.is('multipart/form-data')) {
      if (upload.required) throw new ChatterError('UNSUPPORTED_MEDIA_TYPE');
      readJson(request, response, next);
      return;
    }
    const answer = answerOnce(request, next);
    readForm(request, response, (error: unknown) => {
      if (error instanceof multer.MulterError) answer(error);
      else if (error !== undefined && error !== null) answer(new ChatterError('MALFORMED_BODY'));
      else if (upload.required && request.file === undefined) answer(isRequired(upload));
      else answer();
    });
  };
};
