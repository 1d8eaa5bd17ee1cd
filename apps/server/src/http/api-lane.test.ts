import { routes } from '@chatter/protocol/routes';
import type { RequestHandler } from 'express';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { createRouteTree } from './api-lane.ts';

const step: RequestHandler = (_request, _response, next) => next();
const treeOf = (...paths: string[]) => {
  const tree = createRouteTree();
  for (const path of paths) tree.add({ method: 'get', path }, step);
  return tree;
};

describe('the tree of routes', () => {
  test('finds each route of the protocol by what may stand in its path', () => {
    const all = Object.values(routes);
    const tree = createRouteTree();
    const steps = all.map((route) => {
      const own: RequestHandler = () => undefined;
      tree.add(route, own);
      return own;
    });
    for (const [at, { method, path }] of all.entries()) {
      const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      const found = tree.find(method.toUpperCase(), `${path.replaceAll(/:\w+/g, 'an-id_9')}?limit=5`);
      expect(found).toEqual({ step: steps[at], params: Object.fromEntries(names.map((name) => [name, 'an-id_9'])) });
    }
  });

  test.each([
    ['another method', 'POST', '/api/people/p1'],
    ['a method that stands for another', 'HEAD', '/api/people/p1'],
    ['other letters', 'GET', '/API/people/p1'],
    ['a slash at the end', 'GET', '/api/people/p1/'],
    ['two slashes', 'GET', '/api//people/p1'],
    ['nothing where an id belongs', 'GET', '/api/people/'],
    ['what would have to be decoded', 'GET', '/api/people/p%31'],
    ['a broken code', 'GET', '/api/people/%'],
    ['a way out', 'GET', '/api/people/..'],
    ['a whole address', 'GET', 'http://elsewhere.example/api/people/p1'],
    ['what goes on', 'GET', '/api/people/p1/more'],
    ['a name of every object', 'GET', '/api/constructor'],
    ['nothing', 'GET', ''],
  ])('leaves %s to Express', (_, method, url) => {
    expect(treeOf('/api/people/:userId').find(method, url)).toBeNull();
  });
});

describe('whatever way a request takes', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  });
  afterAll(() => server.close());

  test('its answer and its refusals carry the same headers, and are logged', async () => {
    const namesOf = async (path: string, init?: RequestInit): Promise<string[]> => {
      const { headers } = await fetch(`${server.url}${path}`, init);
      return [...headers.keys()].sort();
    };
    // In other letters Express looks for it.
    expect(await namesOf('/api/meta')).toEqual(await namesOf('/API/meta'));
    expect(await namesOf('/api/people')).toEqual(await namesOf('/API/people'));
    expect(await namesOf('/api/sync', { method: 'POST' })).toEqual(await namesOf('/API/sync', { method: 'POST' }));
    for (const path of ['/api/meta', '/API/meta']) expect(server.logged()).toContain(`"path":"${path}"`);
  });

  test('a page of another site may not write', async () => {
    for (const path of ['/api/signin', '/API/signin', '/api/signin/']) {
      const headers = { origin: 'https://elsewhere.example', 'content-type': 'application/json' };
      const answer = await fetch(`${server.url}${path}`, { method: 'POST', headers, body: '{}' });
      expect(await answer.json()).toMatchObject({ code: 'ORIGIN_REFUSED' });
    }
  });
});
