import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../config.ts';

// Nothing inline, nothing from elsewhere: what slips into the page as markup stays text (case 26).
const directives = {
  'default-src': ["'none'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'blob:', 'data:'],
  'connect-src': ["'self'"],
  'font-src': ["'self'"],
  'manifest-src': ["'self'"],
  'worker-src': ["'self'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** Headers of every answer. HSTS only where https is what people use: it would lock a plain-http host out. */
export const securityHeaders = (config: Pick<Config, 'publicOrigin'>): RequestHandler =>
  helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    strictTransportSecurity: config.publicOrigin?.startsWith('https:')
      ? { maxAge: 180 * 24 * 3_600, includeSubDomains: false }
      : false,
    xFrameOptions: { action: 'deny' },
  });
