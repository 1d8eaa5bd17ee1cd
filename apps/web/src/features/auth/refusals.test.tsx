// @vitest-environment happy-dom
import type { Chatter } from '@chatter/client';
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { SignInPage } from '../../routes/SignInPage.tsx';
import { SignUpPage } from '../../routes/SignUpPage.tsx';
import { WelcomePage } from '../../routes/WelcomePage.tsx';
import { sessionHint } from '../../state/session-hint.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { refusal } from '../../testing/refusal.ts';
import { fieldOf, find, press, render, submit, type } from '../../testing/render.tsx';
import { SignInForm } from './SignInForm.tsx';
import { SignUpForm } from './SignUpForm.tsx';

const sdk = vi.hoisted(() => ({ load: async (): Promise<Chatter> => Promise.reject(new Error('not set')) }));
vi.mock('../../state/load-chatter.ts', () => ({ loadChatter: () => sdk.load() }));

const fake = () => {
  const made = fakeChatter();
  sdk.load = async () => made.chatter;
  return made;
};
beforeEach(() => localStorage.clear());

/** What stands under a field, as a screen reader is led to it. */
const errorAt = (field: HTMLInputElement): string => {
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id.endsWith('-error'));
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join('');
};
const refuse = (error: unknown) => () => {
  throw error;
};

describe('sign-in', () => {
  const send = async (error?: unknown) => {
    const made = fake();
    if (error) made.answer('signIn', refuse(error));
    const page = await render(<SignInForm />, { path: '/signin' });
    await type(fieldOf(page.host, 'E-mail'), 'mara@example.org');
    await type(fieldOf(page.host, 'Password'), 'correct horse 9');
    await submit(find(page.host, 'form'));
    return { ...made, ...page };
  };

  test.each([
    ['NETWORK', 'No connection to the server. Check your network and try again.'],
    ['TIMEOUT', 'The server did not answer in time. Try again.'],
    ['SHUTTING_DOWN', 'The server is restarting. Try again in a moment.'],
    ['STORE_UNAVAILABLE', 'The server cannot store anything right now. Try again in a moment.'],
    ['PROTOCOL_UNSUPPORTED', 'This page is out of date. Reload it.'],
    ['INTERNAL', 'Something went wrong. Try again.'],
    ['ORIGIN_REFUSED', 'Something went wrong. Try again.'],
  ] as const)('%s is spoken under the form, blames no field and leaves no trace of a session', async (code, words) => {
    const { host, location } = await send(refusal(code));
    expect(find(host, '[role=alert]').textContent).toBe(words);
    expect(host.querySelector('[aria-invalid]')).toBeNull();
    expect(location().pathname).toBe('/signin');
    expect(sessionHint.get()).toBe(false);
  });

  test('too many attempts say how long to wait', async () => {
    const { host } = await send(refusal('RATE_LIMITED', { retryAfterMs: 29_001 }));
    expect(find(host, '[role=alert]').textContent).toBe('That was too often. Wait 30 seconds and try again.');
  });

  test('an SDK that cannot be loaded says that something went wrong, and may be tried again', async () => {
    sdk.load = async () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));
    const { host, location } = await render(<SignInForm />, { path: '/signin' });
    await type(fieldOf(host, 'E-mail'), 'mara@example.org');
    await type(fieldOf(host, 'Password'), 'correct horse 9');
    await submit(find(host, 'form'));
    expect(find(host, '[role=alert]').textContent).toBe('Something went wrong. Try again.');
    fake();
    await submit(find(host, 'form'));
    expect(location().pathname).toBe('/chats');
  });

  test('the words of a refusal go when one types on', async () => {
    const { host } = await send(refusal('SIGNIN_FAILED'));
    await type(fieldOf(host, 'Password'), 'another');
    expect(host.querySelector('[role=alert]')).toBeNull();
  });

  test('while it is under way the button says so, and a second press sends nothing', async () => {
    const { answer, callsOf } = fake();
    let letIn: () => void = () => undefined;
    answer('signIn', () => new Promise<void>((resolve) => (letIn = resolve)));
    const { host, location } = await render(<SignInForm />, { path: '/signin' });
    await type(fieldOf(host, 'E-mail'), 'mara@example.org');
    await type(fieldOf(host, 'Password'), 'correct horse 9');
    await submit(find(host, 'form'));
    expect(find(host, 'button[type=submit]').textContent).toBe('Signing in…');
    await submit(find(host, 'form'));
    expect(callsOf('signIn')).toHaveLength(1);
    await act(async () => letIn());
    expect(location().pathname).toBe('/chats');
  });

  test('“remember me” is a choice', async () => {
    const { callsOf } = fake();
    const { host } = await render(<SignInForm />);
    await press(find(host, 'input[type=checkbox]'));
    await type(fieldOf(host, 'E-mail'), 'mara@example.org');
    await type(fieldOf(host, 'Password'), 'correct horse 9');
    await submit(find(host, 'form'));
    expect(callsOf('signIn')).toEqual([[expect.objectContaining({ remember: false })]]);
  });

  test.each(['mara', 'mara@', '@example.org', 'ma ra@example.org'])('%j is not even sent', async (email) => {
    const { callsOf } = fake();
    const { host } = await render(<SignInForm />);
    await type(fieldOf(host, 'E-mail'), email);
    await type(fieldOf(host, 'Password'), 'correct horse 9');
    await submit(find(host, 'form'));
    expect(errorAt(fieldOf(host, 'E-mail'))).toBe('This does not look like an e-mail address.');
    expect(callsOf('signIn')).toEqual([]);
  });

  test('Caps Lock is told of at the password, while it is on', async () => {
    fake();
    const { host } = await render(<SignInForm />);
    const stroke = (capsLock: boolean) =>
      act(async () => {
        const event = new KeyboardEvent('keydown', { key: 'A', bubbles: true });
        Object.assign(event, { getModifierState: () => capsLock });
        fieldOf(host, 'Password').dispatchEvent(event);
      });
    await stroke(true);
    expect(host.textContent).toContain('Caps Lock is on.');
    await stroke(false);
    expect(host.textContent).not.toContain('Caps Lock');
  });
});

describe('sign-up', () => {
  const send = async (error: unknown) => {
    const made = fake();
    made.answer('signUp', refuse(error));
    const page = await render(<SignUpForm />, { path: '/signup' });
    await type(fieldOf(page.host, 'Name'), 'Mara');
    await type(fieldOf(page.host, 'E-mail'), 'mara@example.org');
    await type(fieldOf(page.host, 'Password'), 'correct horse 9');
    await submit(find(page.host, 'form'));
    return { ...made, ...page };
  };

  test('a common password is refused at its field, which gets the focus and keeps its text', async () => {
    const { host } = await send(refusal('PASSWORD_TOO_COMMON'));
    const field = fieldOf(host, 'Password');
    expect(errorAt(field)).toContain('among the first that anybody would try');
    expect(document.activeElement).toBe(field);
    expect(field.value).toBe('correct horse 9');
  });

  test.each([
    ['NOT_AN_IMAGE', 'This file is not a picture that can be read.'],
    ['IMAGE_TOO_LARGE', 'This picture has too many pixels. Choose a smaller one.'],
    ['BODY_TOO_LARGE', 'This file is too large. It may have up to 15 MB.'],
  ] as const)('%s is told at the picture, not at the fields', async (code, words) => {
    const { host } = await send(refusal(code));
    expect(host.textContent).toContain(words);
    expect(host.querySelector('input[aria-invalid][name=email], input[aria-invalid][name=password]')).toBeNull();
  });

  test('all that the server finds wrong is told at once, the focus on the first', async () => {
    const issues = [
      { path: ['password'], code: 'too_big' },
      { path: ['displayName'], code: 'custom' },
    ];
    const { host } = await send(refusal('VALIDATION_FAILED', { issues }));
    expect(errorAt(fieldOf(host, 'Name'))).toBe('This name cannot be used.');
    expect(errorAt(fieldOf(host, 'Password'))).toBe('This password cannot be used.');
    expect(document.activeElement).toBe(fieldOf(host, 'Name'));
  });

  test('an empty form names all three, and the password says what it needs', async () => {
    fake();
    const { host } = await render(<SignUpForm />);
    await submit(find(host, 'form'));
    expect(['Name', 'E-mail', 'Password'].map((label) => errorAt(fieldOf(host, label)))).toEqual([
      'Enter the name that others will see.',
      'Enter your e-mail address.',
      'Use at least 8 characters.',
    ]);
    expect(document.activeElement).toBe(fieldOf(host, 'Name'));
  });

  test('the strength of the password is told while it grows', async () => {
    fake();
    const { host } = await render(<SignUpForm />);
    const hint = () => document.getElementById(fieldOf(host, 'Password').getAttribute('aria-describedby') ?? '');
    const told: (string | undefined)[] = [hint()?.textContent ?? undefined];
    for (const password of ['eight888', 'twelve letters']) {
      await type(fieldOf(host, 'Password'), password);
      told.push(hint()?.textContent ?? undefined);
    }
    expect(told).toEqual(['At least 8 characters.', 'Good. Longer is stronger.', 'Strong.']);
  });
});

describe('the way between the doors', () => {
  const state = { returnTo: '/chats/abc', reason: 'revoked' };

  test.each([
    ['sign-in', <SignInPage key="in" />, 'Create account', '/signup'],
    ['sign-up', <SignUpPage key="up" />, 'Sign in', '/signin'],
  ])('from %s keeps where one was going', async (_name, page, link, to) => {
    fake();
    const { host, location } = await render(page, { path: '/here', state });
    await press(find(host, 'a', link));
    expect(location()).toMatchObject({ pathname: to, state });
  });

  test.each([
    ['/signup', 'Create account'],
    ['/signin', 'Sign in'],
  ])('the welcome leads to %s', async (to, link) => {
    const { host, location } = await render(<WelcomePage />, { path: '/welcome' });
    await press(find(host, 'a', link));
    expect(location().pathname).toBe(to);
  });

  test('each names the tab and begins at its heading', async () => {
    fake();
    const { host } = await render(<SignUpPage />);
    expect(document.title).toBe('Create an account · Chatter');
    expect(document.activeElement).toBe(find(host, 'h1'));
  });

  test('without a reason the sign-in page tells none', async () => {
    fake();
    const { host } = await render(<SignInPage />, { state: { reason: null, returnTo: '/chats' } });
    expect(host.querySelector('[role=status]')).toBeNull();
  });
});
