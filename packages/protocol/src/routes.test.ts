import { describe, expect, test } from 'vitest';
import { ChatterError } from './chatter-error.ts';
import { errors } from './errors.ts';
import { commands, facts } from './events.ts';
import type { Route } from './route.ts';
import { routes } from './routes.ts';

const all = Object.entries(routes) as [string, Route][];

describe('the routes', () => {
  test('are each there once', () => {
    const keys = all.map(([, route]) => `${route.method} ${route.path}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each(all)('%s names each parameter of its path in its schema', (_, route) => {
    const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
    const known = Object.fromEntries(names.map((name) => [name, name === 'size' ? 'small' : 'a'.repeat(20)]));
    if (names.length === 0) expect(route.params).toBe(undefined);
    else expect(route.params?.safeParse(known).success).toBe(true);
  });

  test.each(all.filter(([, route]) => route.body))('case 21 %s refuses unknown keys in its body', (_, route) => {
    const result = route.body?.safeParse({ isAdmin: true });
    expect(result?.success).toBe(false);
    expect(JSON.stringify(result?.error?.issues)).toContain('isAdmin');
  });

  test.each(all.filter(([, route]) => route.query))('case 22 %s refuses unknown keys in its query', (_, route) => {
    expect(route.query?.safeParse({ 'conversationId[$ne]': '1' }).success).toBe(false);
  });
});

describe('sign-up', () => {
  const body = { email: ' Mara@Example.org ', password: 'correct horse', displayName: ' Mara  Lind ' };

  test('trims what people type around their address and name, and nothing of the password', () => {
    const parsed = routes.signup.body.parse({ ...body, password: ' spaces stay ' });
    expect(parsed).toEqual({ email: 'Mara@Example.org', password: ' spaces stay ', displayName: 'Mara Lind' });
  });

  test('reads the fields of a form', () => {
    const parsed = routes.signup.body.parse({ ...body, remember: 'true', crop: '{"x":1,"y":2,"size":300}' });
    expect(parsed).toMatchObject({ remember: true, crop: { x: 1, y: 2, size: 300 } });
  });

  test.each([
    { email: 'mara' },
    { email: `${'m'.repeat(250)}@example.org` },
    { password: 'short7!' },
    { password: 'x'.repeat(257) },
    { displayName: ' ' },
    { crop: '{"x":-1,"y":0,"size":9}' },
    { crop: 'not json' },
    { remember: 'yes' },
    { email: { $ne: null } },
  ])('case 1 refuses %j', (change) => {
    expect(routes.signup.body.safeParse({ ...body, ...change }).success).toBe(false);
  });
});

test('a history page is asked from one place only', () => {
  const { query } = routes.listMessages;
  expect(query.parse({ before: '7', limit: '20' })).toEqual({ before: 7, limit: 20 });
  expect(query.safeParse({ before: '7', after: '3' }).success).toBe(false);
});

test('a status message of spaces is none', () => {
  const { body } = routes.updateMe;
  expect(body.parse({ status: '  ' })).toEqual({ status: null });
  expect(body.parse({ status: '' })).toEqual({ status: null });
  expect(body.parse({ status: null })).toEqual({ status: null });
  expect(body.parse({ status: ' ☕  soon ' })).toEqual({ status: '☕ soon' });
});

test('commands are noun:verb and facts are noun:past', () => {
  for (const name of [...Object.keys(commands), ...Object.keys(facts)]) expect(name).toMatch(/^[a-z]+:[a-z]+$/);
});

test.each(Object.entries(errors))('the error %s says in a sentence what happened', (code, entry) => {
  expect(entry.text).toMatch(/^[A-Z].+\.$/);
  const error = new ChatterError(code as keyof typeof errors, { reason: 'test' });
  expect(error).toMatchObject({ code, status: entry.status, retryable: entry.retryable, message: entry.text });
});
