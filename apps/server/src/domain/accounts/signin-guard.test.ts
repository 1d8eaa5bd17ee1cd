import { expect, test } from 'vitest';
import { createSigninGuard } from './signin-guard.ts';

const limited = { code: 'RATE_LIMITED' };

test('case 8 an attacker with many addresses is stopped, and the owner still gets in from a known one', async () => {
  const guard = createSigninGuard(10);
  await guard.begin('mara', 'home');
  await guard.succeeded('mara', 'home');
  for (let i = 0; i < 50; i += 1) await guard.begin('mara', `attacker-${i}`);
  await expect(guard.begin('mara', 'attacker-50')).rejects.toMatchObject(limited);
  await guard.begin('mara', 'home');
  await guard.succeeded('mara', 'home');
  await guard.begin('tomas', 'attacker-50');
});

test('case 8 a known address has no more tries than another', async () => {
  const guard = createSigninGuard(10);
  guard.trust('mara', 'home');
  for (let i = 0; i < 10; i += 1) await guard.begin('mara', 'home');
  await expect(guard.begin('mara', 'home')).rejects.toMatchObject(limited);
});

test('a right password ends the count, and a try that was not made does not count', async () => {
  const guard = createSigninGuard(2);
  await guard.begin('mara', 'here');
  await guard.begin('mara', 'here');
  await guard.abandoned('mara', 'here');
  await guard.begin('mara', 'here');
  await guard.succeeded('mara', 'here');
  await guard.begin('mara', 'here');
  await guard.begin('mara', 'here');
  await expect(guard.begin('mara', 'here')).rejects.toMatchObject(limited);
});
