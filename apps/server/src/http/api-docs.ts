import { openApiDocument } from '@chatter/protocol/openapi';
import type { Express } from 'express';
import { docsPage } from './docs/docs-page.ts';
import { docsStyle } from './docs/docs-style.ts';

/** The description of the HTTP side: for programs at `/api/openapi.json`, for people at `/api/docs`. */
export const mountApiDocs = (app: Express, version: string): void => {
  // Made when first asked for: few ask, and a start should not wait for it.
  let made: { json: string; html: string } | undefined;
  const make = () => {
    if (made === undefined) {
      const document = openApiDocument(version);
      made = { json: JSON.stringify(document), html: docsPage(document) };
    }
    return made;
  };
  app.get('/api/openapi.json', (_request, response) => {
    response.type('application/json').send(make().json);
  });
  app.get('/api/docs', (_request, response) => {
    response.type('text/html').send(make().html);
  });
  app.get('/api/docs.css', (_request, response) => {
    response.type('text/css').send(docsStyle);
  });
};
