// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { sessionHint } from '../../state/session-hint.ts';
import { signOut } from '../../state/sign-out.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { find, render } from '../../testing/render.tsx';
import { SessionGate } from './SessionGate.tsx';

vi.mock('../../routes/SignedInRoutes.tsx', () => ({ SignedInRoutes: () => 'inside' }));
beforeEach(() => localStorage.clear());

const open = async (path = '/chats/abc?panel=details') => {
  const fake = fakeChatter();
  return { ...fake, ...(await render(<SessionGate chatter={fake.chatter} />, { chatter: fake.chatter, path })) };
};

describe('the gate', () => {
  test('lets in who is signed in, and remembers that for the next visit', async () => {
    const { host } = await open();
    expect(host.textContent).toBe('inside');
    expect(sessionHint.get()).toBe(true);
  });

  test('stays open while the connection is away', async () => {
    const { host, lives } = await open();
    await act(async () => lives.connection.set({ kind: 'connecting' }));
    expect(host.textContent).toBe('inside');
  });

  test('D9 a session ended elsewhere leads to the sign-in page, with the reason and the way back', async () => {
    const { lives, location } = await open();
    await act(async () => lives.connection.set({ kind: 'signed-out', reason: 'revoked' }));
    expect(location()).toMatchObject({
      pathname: '/signin',
      state: { reason: 'revoked', returnTo: '/chats/abc?panel=details' },
    });
    expect(sessionHint.get()).toBe(false);
  });

  test('signing out oneself leads there with neither', async () => {
    const { chatter, lives, answer, location } = await open();
    answer('signOut', () => lives.connection.set({ kind: 'signed-out', reason: 'signed-out' }));
    await act(async () => signOut(chatter));
    expect(location()).toMatchObject({ pathname: '/signin', state: null });
  });

  test('a sign-out that did not reach the server changes nothing', async () => {
    const { chatter, answer, host, lives, location } = await open();
    answer('signOut', () => {
      throw new Error('offline');
    });
    await expect(signOut(chatter)).rejects.toThrow('offline');
    expect(host.textContent).toBe('inside');
    await act(async () => lives.connection.set({ kind: 'signed-out', reason: 'revoked' }));
    expect(location().state).toMatchObject({ reason: 'revoked' });
  });

  test('nobody signed in is sent to sign in', async () => {
    const fake = fakeChatter();
    fake.lives.me.set(null);
    const { location } = await render(<SessionGate chatter={fake.chatter} />, { path: '/people' });
    expect(location()).toMatchObject({ pathname: '/signin', state: { reason: null, returnTo: '/people' } });
  });

  test('a page that is too old offers to reload, and nothing else', async () => {
    const { host, lives } = await open();
    await act(async () => lives.connection.set({ kind: 'too-old' }));
    expect(find(host, 'button').textContent).toBe('Reload');
    expect(host.textContent).not.toContain('inside');
  });
});
