import { describe, expect, test } from 'vitest';
import { refusal } from '../../testing/refusal.ts';
import { checkNewPassword, checkSignIn, checkSignUp, toFieldErrors } from './check-account.ts';
import { endedWords } from './ended-words.ts';
import { strengthWords } from './password-strength.ts';
import { returnToOf } from './use-after-sign-in.ts';

describe('checks before sending', () => {
  test('sign-up tells everything at once', () => {
    const found = checkSignUp({ email: 'nope', password: 'short', displayName: '  ' });
    expect(Object.keys(found).sort()).toEqual(['displayName', 'email', 'password']);
  });

  test('a good sign-up has nothing to mend', () => {
    expect(checkSignUp({ email: ' mara@example.org ', password: 'correct horse 9', displayName: 'Mara' })).toEqual({});
  });

  test('sign-in does not judge an old password by today’s rules', () => {
    expect(checkSignIn({ email: 'mara@example.org', password: 'x' })).toEqual({});
    expect(checkSignIn({ email: '', password: '' })).toHaveProperty('email');
  });

  test('a new password has 8 to 256 characters', () => {
    expect(checkNewPassword('1234567')).toContain('8');
    expect(checkNewPassword('12345678')).toBeUndefined();
    expect(checkNewPassword('x'.repeat(257))).toContain('256');
  });

  test('strength is told in words as the password grows', () => {
    expect(new Set(['', 'eight888', 'twelve characters'].map(strengthWords)).size).toBe(3);
  });
});

describe('a refusal of the server stands at its field', () => {
  test.each([
    ['EMAIL_TAKEN', 'email'],
    ['PASSWORD_TOO_COMMON', 'password'],
    ['PASSWORD_WRONG', 'currentPassword'],
    ['NOT_AN_IMAGE', 'avatar'],
    ['BODY_TOO_LARGE', 'avatar'],
    ['SIGNIN_FAILED', 'form'],
    ['NETWORK', 'form'],
    ['RATE_LIMITED', 'form'],
  ] as const)('%s → %s', (code, field) => {
    expect(Object.keys(toFieldErrors(refusal(code)))).toEqual([field]);
  });

  test('what the schema refused is told at each field that it names', () => {
    const issues = [
      { path: ['email'], code: 'invalid_format' },
      { path: ['displayName'], code: 'too_big' },
    ];
    expect(Object.keys(toFieldErrors(refusal('VALIDATION_FAILED', { issues })))).toEqual(['email', 'displayName']);
  });

  test('a refusal of something that is no field stands under the form', () => {
    const issues = [{ path: ['device'], code: 'too_big' }];
    expect(Object.keys(toFieldErrors(refusal('VALIDATION_FAILED', { issues })))).toEqual(['form']);
  });
});

describe('after sign-in', () => {
  test('one comes to where one was going, and only to a place of this page', () => {
    expect(returnToOf({ returnTo: '/chats/abc?panel=details' })).toBe('/chats/abc?panel=details');
    expect(returnToOf(null)).toBe('/chats');
    expect(returnToOf({ returnTo: 'https://evil.example' })).toBe('/chats');
    expect(returnToOf({ returnTo: 7 })).toBe('/chats');
  });

  test('//evil.example is another site, not a path', () => {
    expect(returnToOf({ returnTo: '//evil.example' })).toBe('/chats');
  });
});

test('each reason for an ended session has words, none has none', () => {
  const words = ['signed-out', 'revoked', 'password-changed', 'token-expired', 'refresh-reused'].map(endedWords);
  expect(words.every((each) => typeof each === 'string')).toBe(true);
  expect(endedWords(null)).toBeUndefined();
});
