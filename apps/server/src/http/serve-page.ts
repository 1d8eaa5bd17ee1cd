import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
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

/** `index.html` that tells the page where the API is (`data-api`, read where the page starts its client). */
const pointedPage = (webDir: string, apiOrigin: string): RequestHandler => {
  const page = readFileSync(join(webDir, 'index.html'), 'utf8').replace('<html ', `<html data-api="${apiOrigin}" `);
  const etag = `"${createHash('sha256').update(page).digest('base64url')}"`;
  return (request, response) => {
    response.set({ ETag: etag, 'Cache-Control': 'no-cache' });
    if (request.get('if-none-match') === etag) response.status(304).end();
    else response.type('html').send(page);
  };
};

const isEntry = ({ path }: Request): boolean => path === '/' || path === '/index.html';

/**
 * The built page: its files, precompressed where the browser takes it, and `index.html` for every address that the
 * page itself knows what to do with.
 * @param apiOrigin where the page finds the API; null: at its own address
 */
export const servePage = (webDir: string, apiOrigin: string | null): RequestHandler[] => {
  if (!existsSync(join(webDir, 'index.html'))) {
    return [(request, response, next) => (isNavigation(request) ? notBuilt(request, response, next) : next())];
  }
  const serve = sirv(webDir, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders: (response, path) => setHeaders(response as Response, path),
  });
  const pointed = apiOrigin === null ? undefined : pointedPage(webDir, apiOrigin);
  const files: RequestHandler = (request, response, next) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return next();
    const give = isEntry(request) ? (pointed ?? serve) : serve;
    give(request, response, next);
  };
  const index: RequestHandler = (request, response, next) => {
    if (!isNavigation(request)) return next();
    request.url = '/index.html';
    files(request, response, next);
  };
  return [files, index];
};
