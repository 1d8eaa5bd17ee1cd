import type { CookieOptions } from 'express';
import { describe, expect, test } from 'vitest';
import { createSessionCookie } from './session-cookie.ts';

const optionsOf = (config: Parameters<typeof createSessionCookie>[0], request: object): CookieOptions => {
  const given: CookieOptions[] = [];
  const response = {
    cookie: (_name: string, _value: string, options: CookieOptions) => given.push(options),
    clearCookie: (_name: string, options: CookieOptions) => given.push(options),
  };
  const cookie = createSessionCookie(config);
  const asked = { hostname: 'chat.example.org', secure: false, headers: {}, ...request };
  cookie.set(asked as never, response as never, { refreshToken: 'x', remember: false });
  cookie.clear(asked as never, response as never);
  const [set, cleared] = given;
  // A browser takes a cookie away only by the attributes that it was given with.
  expect(cleared).toEqual(set);
  return set ?? {};
};

const cookieFor = (publicOrigin: string | null, hostname: string, secure: boolean): boolean =>
  optionsOf({ publicOrigin, apiOrigin: null }, { hostname, secure }).secure === true;

describe('the cookie travels only over https', () => {
  test.each([
    ['a plain name on the network', null, 'chat.example.org', false, true],
    ['https seen by the server or its proxy', null, 'chat.example.org', true, true],
    ['a public https address', 'https://chat.example.org', 'localhost', false, true],
    ['a name that only begins like the loopback', null, 'localhost.example.org', false, true],
  ] as const)('at %s', (_where, publicOrigin, hostname, secure, expected) => {
    expect(cookieFor(publicOrigin, hostname, secure)).toBe(expected);
  });

  test.each([
    ['localhost', null, 'localhost'],
    ['the loopback address', null, '127.0.0.1'],
    ['a public address that is plain http by choice', 'http://chat.lan', 'chat.lan'],
  ] as const)('but for %s', (_where, publicOrigin, hostname) => {
    expect(cookieFor(publicOrigin, hostname, false)).toBe(false);
  });
});

describe('the cookie of a page at another address', () => {
  const apart = { publicOrigin: 'https://chat.example.org', apiOrigin: 'https://api.example.org' };
  const headers = { host: 'api.example.org', origin: 'https://chat.example.org' };
  const acrossSites = { sameSite: 'none', secure: true, partitioned: true, httpOnly: true };

  test('stays within the site where the two names are one site', () => {
    const options = optionsOf(apart, { headers: { ...headers, 'sec-fetch-site': 'same-site' } });
    expect(options).toMatchObject({ sameSite: 'lax', secure: true });
    expect(options).not.toHaveProperty('partitioned');
  });

  test('works across sites where they are two, and under that page alone', () => {
    expect(optionsOf(apart, { headers: { ...headers, 'sec-fetch-site': 'cross-site' } })).toMatchObject(acrossSites);
  });

  test('works for a browser that does not say which', () => {
    expect(optionsOf(apart, { headers })).toMatchObject(acrossSites);
  });

  test.each([
    ['the page and the API at one address', apart, { host: 'api.example.org', origin: 'https://api.example.org' }],
    ['a bot', apart, { host: 'api.example.org' }],
    [
      'a proxy that hides the name',
      { publicOrigin: 'https://chat.example.org', apiOrigin: null },
      { host: '127.0.0.1:3000', origin: 'https://chat.example.org' },
    ],
  ])('is an ordinary one for %s', (_who, config, asked) => {
    expect(optionsOf(config, { headers: asked }).sameSite).toBe('lax');
  });
});
