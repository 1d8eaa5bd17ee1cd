// @vitest-environment happy-dom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { aSession, at, me } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { refusal } from '../../testing/refusal.ts';
import { fieldOf, find, press, render, submit, type } from '../../testing/render.tsx';
import { ProfileSettings } from '../profile/ProfileSettings.tsx';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { DevicesSettings } from './DevicesSettings.tsx';
import { PasswordSettings } from './PasswordSettings.tsx';
import { SettingsColumn } from './SettingsColumn.tsx';

beforeEach(() => localStorage.clear());

describe('devices', () => {
  const here = aSession('Chrome on Linux', { current: true });
  const phone = aSession('Firefox on Android', { lastUsedAt: at(9) });
  const open = async (sessions = [here, phone]) => {
    const fake = fakeChatter();
    fake.answer('sessions', () => sessions);
    return { ...fake, ...(await render(<DevicesSettings />, { chatter: fake.chatter })) };
  };

  test('this one is named, and cannot be ended from its own list', async () => {
    const { host } = await open();
    const [first, second] = [...host.querySelectorAll('li')];
    expect(first?.textContent).toContain('This device');
    expect(first?.querySelector('button')).toBeNull();
    expect(second?.textContent).toContain('Firefox on Android');
  });

  test('another one is signed out after a question', async () => {
    const { host, callsOf } = await open();
    await press(find(host, 'button[aria-label="Sign out Firefox on Android"]'));
    expect(callsOf('endSession')).toEqual([]);
    await press(find(find(host, 'dialog'), 'button', 'Sign out'));
    expect(callsOf('endSession')).toEqual([[phone.id]]);
    expect(callsOf('sessions')).toHaveLength(2);
    expect(host.querySelector('dialog')).toBeNull();
  });

  test('all others are signed out at once', async () => {
    const { host, callsOf } = await open();
    await press(find(host, 'button', 'Sign out everywhere else'));
    await press(find(find(host, 'dialog'), 'button', 'Sign out'));
    expect(callsOf('endOtherSessions')).toHaveLength(1);
  });

  test('a lone device has no others to sign out', async () => {
    const { host } = await open([here]);
    expect(host.textContent).not.toContain('everywhere else');
  });

  test('what goes wrong is said in the question, which stays open', async () => {
    const { host, answer } = await open();
    answer('endSession', () => {
      throw refusal('NETWORK');
    });
    await press(find(host, 'button[aria-label="Sign out Firefox on Android"]'));
    await press(find(find(host, 'dialog'), 'button', 'Sign out'));
    expect(find(host, 'dialog [role=alert]').textContent).toContain('No connection');
  });

  test('a list that did not come can be asked for again', async () => {
    const fake = fakeChatter();
    fake.answer('sessions', () => {
      throw refusal('NETWORK');
    });
    const { host } = await render(<DevicesSettings />, { chatter: fake.chatter });
    fake.answer('sessions', () => [here]);
    await press(find(host, 'button', 'Try again'));
    expect(host.textContent).toContain('Chrome on Linux');
  });
});

describe('password', () => {
  const open = async () => {
    const fake = fakeChatter();
    return { ...fake, ...(await render(<PasswordSettings />, { chatter: fake.chatter })) };
  };

  test('is changed with the old one, and the fields are empty afterwards', async () => {
    const { host, callsOf } = await open();
    await type(fieldOf(host, 'Current password'), 'old password');
    await type(fieldOf(host, 'New password'), 'correct horse 9');
    await submit(find(host, 'form'));
    expect(callsOf('changePassword')).toEqual([[{ currentPassword: 'old password', newPassword: 'correct horse 9' }]]);
    expect(fieldOf(host, 'Current password').value).toBe('');
    expect(fieldOf(host, 'New password').value).toBe('');
  });

  test('a wrong old one is told at its field', async () => {
    const { host, answer } = await open();
    answer('changePassword', () => {
      throw refusal('PASSWORD_WRONG');
    });
    await type(fieldOf(host, 'Current password'), 'not it');
    await type(fieldOf(host, 'New password'), 'correct horse 9');
    await submit(find(host, 'form'));
    expect(fieldOf(host, 'Current password').getAttribute('aria-invalid')).toBe('true');
    expect(host.textContent).toContain('The current password is wrong.');
  });

  test('a short new one is not even sent', async () => {
    const { host, callsOf } = await open();
    await type(fieldOf(host, 'Current password'), 'old password');
    await type(fieldOf(host, 'New password'), 'short');
    await submit(find(host, 'form'));
    expect(callsOf('changePassword')).toEqual([]);
    expect(document.activeElement).toBe(fieldOf(host, 'New password'));
  });
});

describe('profile', () => {
  const open = async () => {
    const fake = fakeChatter();
    fake.answer('update', (change: { displayName: string; status: string | null }) => ({ ...me, ...change }));
    return { ...fake, ...(await render(<ProfileSettings />, { chatter: fake.chatter })) };
  };

  test('Save comes with a change and goes with the last one', async () => {
    const { host } = await open();
    expect(host.querySelector('button[type=submit]')).toBeNull();
    await type(fieldOf(host, 'Status message'), '🌿 In the garden');
    expect(find(host, 'button[type=submit]').textContent).toBe('Save');
    await type(fieldOf(host, 'Status message'), '');
    expect(host.querySelector('button[type=submit]')).toBeNull();
  });

  test('name and status message are saved, an empty one clears it', async () => {
    const { host, callsOf, lives } = await open();
    await act(async () => lives.me.set({ ...me, status: 'old' }));
    await type(fieldOf(host, 'Name'), ' Mara Lind ');
    await submit(find(host, 'form'));
    expect(callsOf('update')).toEqual([[{ displayName: 'Mara Lind', status: null }]]);
    expect(fieldOf(host, 'Name').value).toBe('Mara Lind');
  });

  test('a name of blanks is refused', async () => {
    const { host, callsOf } = await open();
    await type(fieldOf(host, 'Name'), '  ');
    await submit(find(host, 'form'));
    expect(callsOf('update')).toEqual([]);
    expect(fieldOf(host, 'Name').getAttribute('aria-invalid')).toBe('true');
  });
});

test('a theme is kept, and painted at once', async () => {
  const painted = vi.fn();
  window.addEventListener('chatter:theme', painted);
  const { host } = await render(<AppearanceSettings />, { chatter: fakeChatter().chatter });
  await press(find(host, 'input[value=dark]'));
  expect(localStorage.getItem('chatter.theme')).toBe('dark');
  expect(painted).toHaveBeenCalledTimes(1);
  window.removeEventListener('chatter:theme', painted);
});

test('signing out asks first', async () => {
  const fake = fakeChatter();
  const { host } = await render(<SettingsColumn />, { chatter: fake.chatter, path: '/settings' });
  await press(find(host, 'nav button', 'Sign out'));
  expect(fake.callsOf('signOut')).toEqual([]);
  await press(find(find(host, 'dialog'), 'button', 'Sign out'));
  expect(fake.callsOf('signOut')).toHaveLength(1);
});
