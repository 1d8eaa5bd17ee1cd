import { errors } from '@chatter/protocol/errors';
import { openApiDocument, toOpenApiPath } from '@chatter/protocol/openapi';
import { commonErrors, type Route } from '@chatter/protocol/route';
import { routes } from '@chatter/protocol/routes';
import type { Express } from 'express';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { api, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { parseConfig } from '../config.ts';
import { countAlone } from '../domain/shared-counts.ts';
import { mountAll } from './create-app.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const document = openApiDocument('1.2.3');

const documented = (): string[] =>
  Object.entries(document.paths).flatMap(([path, operations]) => Object.keys(operations).map((m) => `${m} ${path}`));

interface Layer {
  readonly route?: { readonly path: string; readonly stack: readonly { readonly method: string }[] };
}

/** What Express really has, read from its router. */
const mounted = (app: Express): string[] => {
  const layers = (app as unknown as { router: { stack: readonly Layer[] } }).router.stack;
  const found = layers.flatMap(({ route }) => (route ? route.stack.map(({ method }) => ({ method, ...route })) : []));
  return [...new Set(found.map(({ method, path }) => `${method} ${toOpenApiPath(path)}`))];
};

const refsIn = (node: unknown): string[] => {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : refsIn(value),
  );
};

describe('the OpenAPI document', () => {
  test('is served as it is made', async () => {
    const answer = await api(server, null, 'GET', '/api/openapi.json');
    expect(answer.status).toBe(200);
    const { version } = (answer.body as { info: { version: string } }).info;
    expect(answer.body).toEqual(JSON.parse(JSON.stringify(openApiDocument(version))));
  });

  test('lists every mounted route, and every listed route is mounted', () => {
    const { context } = server;
    const { app } = mountAll({
      config: parseConfig({}),
      accounts: context as never,
      authenticator: {} as never,
      sendLimit: {} as never,
      counts: countAlone,
      lifecycle: { draining: false },
      log: pino({ level: 'silent' }),
      version: '1.2.3',
      webDir: '/nowhere',
    });
    const ownPages = ['get /api/openapi.json', 'get /api/docs', 'get /api/docs.css'];
    expect(mounted(app).sort()).toEqual([...documented(), ...ownPages].sort());
  });

  test('every reference leads somewhere, and every component is used', () => {
    const refs = refsIn(document);
    for (const ref of refs) {
      const found = ref
        .slice(2)
        .split('/')
        .reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], document);
      expect([ref, typeof found]).toEqual([ref, 'object']);
    }
    const used = Object.keys(document.components.schemas).filter((n) => !refs.includes(`#/components/schemas/${n}`));
    expect(used).toEqual([]);
  });

  test.each(Object.entries<Route>(routes))('%s tells its errors as the registry has them', (name, route) => {
    const operation = document.paths[toOpenApiPath(route.path)]?.[route.method];
    const expected = [...new Set([...route.errors, ...commonErrors(route)])];
    expect(operation?.operationId).toBe(name);
    expect(operation?.['x-error-codes']).toEqual(expected);
    for (const code of expected) {
      expect(operation?.responses[errors[code].status]?.description).toContain(`${code}: ${errors[code].text}`);
    }
    expect(operation?.responses[route.status]).toBeDefined();
  });

  test('tells path parameters, forms with files, ways to authenticate, and that inputs take no unknown keys', () => {
    const { paths } = document;
    expect(paths['/api/people/{userId}']?.get?.parameters).toContainEqual(
      expect.objectContaining({ name: 'userId', in: 'path', required: true }),
    );
    const signup = paths['/api/signup']?.post;
    expect(Object.keys(signup?.requestBody?.content ?? {})).toEqual(['application/json', 'multipart/form-data']);
    expect(signup?.security).toEqual([]);
    const photo = paths['/api/photos']?.post?.requestBody?.content['multipart/form-data']?.schema;
    expect(photo).toMatchObject({ required: ['photo'], additionalProperties: false });
    expect(paths['/api/signout']?.delete?.security).toEqual([{ bearer: [] }, { cookie: [] }]);
    expect(paths['/api/signout']?.delete?.requestBody?.required).toBe(false);
    expect(document.components.schemas.User).toMatchObject({ properties: { id: { type: 'string' } } });
  });
});

describe('the page of it', () => {
  test('shows every route, every error and every schema, without a script', async () => {
    const answer = await api(server, null, 'GET', '/api/docs');
    const page = String(answer.body);
    expect(answer.headers.get('content-type')).toContain('text/html');
    for (const name of Object.keys(routes)) expect(page).toContain(`<article id="${name}">`);
    for (const code of Object.keys(errors)) expect(page).toContain(`<tr id="${code}">`);
    for (const name of Object.keys(document.components.schemas)) expect(page).toContain(`<summary>${name}</summary>`);
    expect(page).not.toMatch(/<script|\sstyle=|\son\w+=/);
  });

  test('has its style in a file of its own, as the policy wants it', async () => {
    const answer = await api(server, null, 'GET', '/api/docs.css');
    expect(answer.headers.get('content-type')).toContain('text/css');
    expect(answer.body).toContain('color-scheme');
  });
});
