import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Request, RequestHandler, Response } from 'express';
import sirv from 'sirv';

const notBuilt: RequestHandler = (_request, response) => {
  response.status(503).type('text/plain').send('The page has not been built yet. Run: npm run build\n');
};

/** A person who opens an address, as opposed to a script that asks for a file. */
const isNavigation = (request: Request): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') && (request.get('accept') ?? '').includes('text/html');

// Names under /assets carry a hash of their content; everything else may change under its name.
const setHeaders = (response: Response, path: string): void => {
  const hashed = path.startsWith('/assets/');
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
};

/**
 * The built page: its files, precompressed where the browser takes it, and `index.html` for every address that the
 * page itself knows what to do with.
 */
export const servePage = (webDir: string): RequestHandler[] => {
  if (!existsSync(join(webDir, 'index.html'))) {
    return [(request, response, next) => (isNavigation(request) ? notBuilt(request, response, next) : next())];
  }
  const serve = sirv(webDir, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => setHeaders(response as Response, path),
  });
  const files: RequestHandler = (request, response, next) => {
    if (request.method === 'GET' || request.method === 'HEAD') serve(request, response, next);
    else next();
  };
  const index: RequestHandler = (request, response, next) => {
    if (!isNavigation(request)) return next();
    request.url = '/index.html';
    serve(request, response, next);
  };
  return [files, index];
};
