import { ChatterError } from '@chatter/protocol/chatter-error';
import { describe, expect, test } from 'vitest';
import type { Accounts } from './accounts.ts';
import { createSigninGuard } from './signin-guard.ts';
import { tryPassword } from './try-password.ts';

const who = { account: 'mara', address: '192.0.2.7' };
const accountsWith = (verify: () => Promise<boolean>) =>
  ({ guard: createSigninGuard(2), passwords: { verify, hash: async () => '' } }) as Partial<Accounts> as Accounts;

describe('trying a password', () => {
  test('case 8 counts wrong ones, and not those that were right', async () => {
    let isRight = true;
    const accounts = accountsWith(async () => isRight);
    for (let i = 0; i < 5; i += 1) expect(await tryPassword(accounts, who, 'hash', 'right')).toBe(true);
    isRight = false;
    for (let i = 0; i < 2; i += 1) expect(await tryPassword(accounts, who, 'hash', 'wrong')).toBe(false);
    await expect(tryPassword(accounts, who, 'hash', 'wrong')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
  });

  test('case 11 a try that could not be made, because too many wait for hashing, does not count', async () => {
    let isBusy = true;
    const accounts = accountsWith(async () => {
      if (isBusy) throw new ChatterError('RATE_LIMITED');
      return true;
    });
    for (let i = 0; i < 5; i += 1) await expect(tryPassword(accounts, who, 'hash', 'right')).rejects.toThrow();
    isBusy = false;
    expect(await tryPassword(accounts, who, 'hash', 'right')).toBe(true);
  });
});
