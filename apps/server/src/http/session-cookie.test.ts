import { describe, expect, test } from 'vitest';
import { createSessionCookie } from './session-cookie.ts';

const cookieFor = (publicOrigin: string | null, hostname: string, secure: boolean): boolean => {
  let options: { secure?: boolean } = {};
  const response = {
    cookie: (_name: string, _value: string, given: { secure?: boolean }) => {
      options = given;
    },
  };
  const entry = { refreshToken: 'x', remember: false };
  createSessionCookie({ publicOrigin }).set({ hostname, secure } as never, response as never, entry);
  return options.secure === true;
};

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
