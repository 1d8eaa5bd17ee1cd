import { expect, test } from 'vitest';
import { emailKey } from './email-key.ts';

test('one address written in different ways is one key', () => {
  expect(emailKey(' Zoe\u0308@Example.ORG ')).toBe(emailKey('zo\u00eb@example.org'));
});

test('two addresses that differ by a letter are two keys', () => {
  expect(emailKey('mara@example.org')).not.toBe(emailKey('mora@example.org'));
});
