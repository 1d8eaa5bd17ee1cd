// @vitest-environment happy-dom
import type { Chatter } from '@chatter/client';
import { getDefaultStore } from 'jotai';
import { Route, Routes } from 'react-router';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SignedIn } from '../../routes/SignedIn.tsx';
import { SignInPage } from '../../routes/SignInPage.tsx';
import { chatterAtom } from '../../state/chatter.ts';
import { sessionHint } from '../../state/session-hint.ts';
import { me } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { refusal } from '../../testing/refusal.ts';
import { find, press, render } from '../../testing/render.tsx';
import { GuestGate } from './GuestGate.tsx';

const sdk = vi.hoisted(() => ({ load: async (): Promise<Chatter> => Promise.reject(new Error('not set')) }));
vi.mock('../../state/load-chatter.ts', () => ({ loadChatter: () => sdk.load() }));
vi.mock('../../routes/SignedInRoutes.tsx', () => ({ SignedInRoutes: () => 'inside' }));

/** An SDK that is loaded when it is first asked for, with nobody signed in yet. */
const aSession = (restore: () => unknown) => {
  const fake = fakeChatter();
  fake.lives.me.set(null);
  fake.answer('restore', restore);
  const load = vi.fn(async () => {
    getDefaultStore().set(chatterAtom, fake.chatter);
    return fake.chatter;
  });
  sdk.load = load;
  return { ...fake, load };
};
beforeEach(() => localStorage.clear());

describe('the pages for guests', () => {
  const guest = (state?: unknown) =>
    render(
      <Routes>
        <Route element={<GuestGate />}>
          <Route path="/signin" element="the form" />
        </Route>
      </Routes>,
      { path: '/signin', state },
    );

  test('ask nobody when there is no trace of a session', async () => {
    const { load } = aSession(() => null);
    const { host } = await guest();
    expect(host.textContent).toBe('the form');
    expect(load).not.toHaveBeenCalled();
  });

  test('send on who is signed in already, to where they wanted to be', async () => {
    sessionHint.set(true);
    aSession(() => me);
    const { location } = await guest({ returnTo: '/people' });
    expect(location().pathname).toBe('/people');
  });

  test.each([
    ['the session is over', () => null],
    [
      'the server cannot be reached',
      () => {
        throw refusal('NETWORK');
      },
    ],
  ])('show the form when %s', async (_name, restore) => {
    sessionHint.set(true);
    aSession(restore);
    expect((await guest()).host.textContent).toBe('the form');
  });
});

describe('the pages behind the sign-in', () => {
  test('take up the session of the cookie first', async () => {
    const { lives } = aSession(() => {
      lives.me.set(me);
      return me;
    });
    const { host } = await render(<SignedIn />, { path: '/chats' });
    expect(host.textContent).toBe('inside');
  });

  test('without a session lead to sign-in and back', async () => {
    aSession(() => null);
    const { location } = await render(<SignedIn />, { path: '/chats/abc' });
    expect(location()).toMatchObject({ pathname: '/signin', state: { returnTo: '/chats/abc' } });
  });

  test('a server that cannot be reached is no sign-out, and can be asked again', async () => {
    const { answer, lives } = aSession(() => {
      throw refusal('NETWORK');
    });
    const { host, location } = await render(<SignedIn />, { path: '/chats' });
    expect(host.textContent).toContain('Chatter cannot be reached');
    expect(location().pathname).toBe('/chats');
    answer('restore', () => lives.me.set(me));
    await press(find(host, 'button', 'Try again'));
    expect(host.textContent).toBe('inside');
  });
});

test('D9 the sign-in page says why one was signed out', async () => {
  const { host } = await render(<SignInPage />, { path: '/signin', state: { reason: 'revoked', returnTo: '/chats' } });
  expect(find(host, '[role=status]').textContent).toContain('signed out from another');
});
