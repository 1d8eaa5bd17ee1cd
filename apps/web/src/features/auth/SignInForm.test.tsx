// @vitest-environment happy-dom
import type { Chatter } from '@chatter/client';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { leavesNothing } from '../../state/leaves-nothing.ts';
import { sessionHint } from '../../state/session-hint.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { refusal } from '../../testing/refusal.ts';
import { fieldOf, find, press, render, submit, type } from '../../testing/render.tsx';
import { SignInForm } from './SignInForm.tsx';
import { SignUpForm } from './SignUpForm.tsx';

const sdk = vi.hoisted(() => ({ chatter: null as Chatter | null }));
vi.mock('../../state/load-chatter.ts', () => ({ loadChatter: async () => sdk.chatter }));

const fake = () => {
  const made = fakeChatter();
  sdk.chatter = made.chatter;
  return made;
};
beforeEach(() => localStorage.clear());

const errorOf = (field: HTMLInputElement): string => {
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id.endsWith('-error'));
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join('');
};

describe('sign-in', () => {
  test('an empty form tells what is missing, at its fields, and puts the focus on the first', async () => {
    const { callsOf } = fake();
    const { host } = await render(<SignInForm />);
    await submit(find(host, 'form'));
    expect(errorOf(fieldOf(host, 'E-mail'))).toContain('Enter your e-mail');
    expect(errorOf(fieldOf(host, 'Password'))).toContain('Enter your password');
    expect(document.activeElement).toBe(fieldOf(host, 'E-mail'));
    expect(callsOf('signIn')).toEqual([]);
  });

  test('an error goes while one types in its field, the other stays', async () => {
    fake();
    const { host } = await render(<SignInForm />);
    await submit(find(host, 'form'));
    await type(fieldOf(host, 'E-mail'), 'm');
    expect(fieldOf(host, 'E-mail').getAttribute('aria-invalid')).toBeNull();
    expect(fieldOf(host, 'Password').getAttribute('aria-invalid')).toBe('true');
  });

  test('a success goes on to where one was going, and leaves a trace for the next visit', async () => {
    const { callsOf } = fake();
    const { host, location } = await render(<SignInForm />, { path: '/signin', state: { returnTo: '/people/abc' } });
    await type(fieldOf(host, 'E-mail'), ' mara@example.org ');
    await type(fieldOf(host, 'Password'), 'correct horse 9');
    await submit(find(host, 'form'));
    expect(callsOf('signIn')).toEqual([[{ email: 'mara@example.org', password: 'correct horse 9', remember: true }]]);
    expect(location().pathname).toBe('/people/abc');
    expect(sessionHint.get()).toBe(true);
  });

  test('D9 who does not stay signed in leaves nothing in this browser, until somebody does', async () => {
    fake();
    for (const stays of [false, true]) {
      const { host } = await render(<SignInForm />, { path: '/signin' });
      await type(fieldOf(host, 'E-mail'), 'mara@example.org');
      await type(fieldOf(host, 'Password'), 'correct horse 9');
      if (!stays) await press(find(host, 'input[name=remember]'));
      await submit(find(host, 'form'));
      expect(leavesNothing.get()).toBe(!stays);
    }
  });

  test('a refusal stands under the form and is spoken; both fields keep their text', async () => {
    const { answer } = fake();
    answer('signIn', () => {
      throw refusal('SIGNIN_FAILED');
    });
    const { host, location } = await render(<SignInForm />, { path: '/signin' });
    await type(fieldOf(host, 'E-mail'), 'mara@example.org');
    await type(fieldOf(host, 'Password'), 'wrong password');
    await submit(find(host, 'form'));
    expect(find(host, '[role=alert]').textContent).toContain('The e-mail address or the password is wrong.');
    expect(fieldOf(host, 'Password').value).toBe('wrong password');
    expect(location().pathname).toBe('/signin');
  });

  test('the password can be looked at, and hidden again', async () => {
    fake();
    const { host } = await render(<SignInForm />);
    expect(fieldOf(host, 'Password').type).toBe('password');
    await press(find(host, 'button[aria-label="Show password"]'));
    expect(fieldOf(host, 'Password').type).toBe('text');
    await press(find(host, 'button[aria-label="Hide password"]'));
    expect(fieldOf(host, 'Password').type).toBe('password');
  });

  test('fields have the names that password managers know', async () => {
    fake();
    const { host } = await render(<SignInForm />);
    expect(fieldOf(host, 'E-mail').autocomplete).toBe('username');
    expect(fieldOf(host, 'Password').autocomplete).toBe('current-password');
  });
});

describe('sign-up', () => {
  const fill = async (host: HTMLElement) => {
    await type(fieldOf(host, 'Name'), ' Mara ');
    await type(fieldOf(host, 'E-mail'), 'mara@example.org');
    await type(fieldOf(host, 'Password'), 'correct horse 9');
  };

  test('sends name, e-mail and password, and no picture when none was chosen', async () => {
    const { callsOf } = fake();
    const { host, location } = await render(<SignUpForm />, { path: '/signup' });
    await fill(host);
    await submit(find(host, 'form'));
    expect(callsOf('signUp')).toEqual([
      [{ email: 'mara@example.org', password: 'correct horse 9', displayName: 'Mara', remember: true }],
    ]);
    expect(location().pathname).toBe('/chats');
  });

  test('a taken address is told at its field', async () => {
    const { answer } = fake();
    answer('signUp', () => {
      throw refusal('EMAIL_TAKEN');
    });
    const { host } = await render(<SignUpForm />);
    await fill(host);
    await submit(find(host, 'form'));
    expect(errorOf(fieldOf(host, 'E-mail'))).toContain('already an account');
    expect(document.activeElement).toBe(fieldOf(host, 'E-mail'));
  });

  test('the initials follow the name while one types', async () => {
    fake();
    const { host } = await render(<SignUpForm />);
    await type(fieldOf(host, 'Name'), 'Aiko Tanaka');
    expect(find(host, 'svg text').textContent).toBe('AT');
  });
});
