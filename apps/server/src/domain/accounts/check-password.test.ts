import { describe, expect, test } from 'vitest';
import { checkPassword } from './check-password.ts';
import { commonPasswords } from './common-passwords.ts';

const mara = { email: 'mara.lindqvist@river.example', displayName: 'Mara Lindqvist' };

const reasonOf = (password: string): string | undefined => {
  try {
    checkPassword(password, mara);
    return undefined;
  } catch (error) {
    return (error as { details: { reason?: string } }).details.reason;
  }
};

describe('a new password', () => {
  test.each([
    ['password', 'common'],
    ['Password1', 'common'],
    ['P4$$w0rd!', 'common'],
    ['sunshine2024', 'common'],
    ['123iloveyou', 'common'],
    ['TRUSTNO1', 'common'],
    ['ｐａｓｓｗｏｒｄ', 'common'],
    ['aaaaaaaa', 'repeated'],
    ['abababab', 'repeated'],
    ['12345678', 'sequence'],
    ['hgfedcba', 'sequence'],
    ['qwerty123', 'sequence'],
    ['asdfghjkl', 'sequence'],
    ['mara.lindqvist@river.example', 'like-email'],
    ['Mara.Lindqvist1', 'like-email'],
    ['river.example', 'like-email'],
    ['mara lindqvist', 'like-name'],
    ['MaraLindqvist99', 'like-name'],
    ['chatter123', 'like-product'],
    ['Ch4tt3r2024', 'like-product'],
  ])('%s is refused as %s', (password, reason) => {
    expect(reasonOf(password)).toBe(reason);
  });

  test.each([
    'a quiet river at dusk',
    'correct horse battery',
    'mV7#qLx2',
    'Žofie pije čaj',
    '川の静かな夕暮れ時',
    'river4821937',
  ])('%s is accepted', (password) => {
    expect(reasonOf(password)).toBeUndefined();
  });

  test('the list holds more than a thousand', () => {
    expect(commonPasswords.size).toBeGreaterThan(1_000);
    expect([...commonPasswords].every((word) => word === word.toLowerCase())).toBe(true);
  });
});
