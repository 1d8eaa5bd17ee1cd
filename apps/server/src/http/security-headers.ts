import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';

/** The API at another address: its answers, its sockets (a scheme of their own to browsers) and its pictures. */
const elsewhere = (apiOrigin: string | null) =>
  apiOrigin === null
    ? { images: [], calls: [] }
    : { images: [apiOrigin], calls: [apiOrigin, apiOrigin.replace('http', 'ws')] };

// Nothing inline, nothing from elsewhere but the API: what slips into the page as markup stays text (case 26).
const directives = ({ images, calls }: ReturnType<typeof elsewhere>) => ({
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'blob:', 'data:', ...images],
  'connect-src': ["'self'", ...calls],
  'font-src': ["'self'"],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
});

/** What helmet sets, found out once: for every answer it is the same. */
const headersBy = (setter: ReturnType<typeof helmet>): ReadonlyMap<string, string> => {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  let failure: unknown;
  setter(request, response, (error) => {
    failure = error;
  });
  if (failure !== undefined) throw failure;
  return new Map(response.getHeaderNames().map((name) => [name, String(response.getHeader(name))]));
};

/** Headers of every answer. HSTS only where https is what people use: it would lock a plain-http host out. */
export const securityHeaders = (config: Pick<Config, 'publicOrigin' | 'apiOrigin'>): RequestHandler => {
  const headers = headersBy(
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives: directives(elsewhere(config.apiOrigin)) },
      strictTransportSecurity: config.publicOrigin?.startsWith('https:')
        ? { maxAge: 180 * 24 * 3_600, includeSubDomains: false }
        : false,
      xFrameOptions: { action: 'deny' },
    }),
  );
  return (_request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  };
};
