// @vitest-environment happy-dom
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { sessionHint } from '../../state/session-hint.ts';
import { dropDrafts } from '../../state/use-draft.ts';
import { me } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { refusal } from '../../testing/refusal.ts';
import { fieldOf, fillIn, find, press, render, submit, type } from '../../testing/render.tsx';
import { ToastHost } from '../shell/ToastHost.tsx';
import { AppearanceSettings } from './AppearanceSettings.tsx';
import { PasswordSettings } from './PasswordSettings.tsx';
import { SettingsColumn } from './SettingsColumn.tsx';

beforeEach(() => localStorage.clear());
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** @returns true when the browser would ask before the page goes */
const isAskedOnLeaving = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

describe('the list of settings', () => {
  test('says who one is, and leads to each page', async () => {
    const { host, location } = await render(<SettingsColumn />, { chatter: fakeChatter().chatter, path: '/settings' });
    expect(host.textContent).toContain('Mara');
    expect(host.textContent).toContain('mara@example.org');
    for (const page of ['Profile', 'Devices', 'Password', 'Appearance', 'Language']) {
      await press(find(host, 'a', page));
      expect(location().pathname).toBe(`/settings/${page.toLowerCase()}`);
      expect(find(host, 'a[aria-current=page]').textContent).toBe(page);
    }
  });
});

describe('signing out', () => {
  const open = async () => {
    const fake = fakeChatter();
    const page = await render(<SettingsColumn />, { chatter: fake.chatter, path: '/settings' });
    const ask = async () => {
      await press(find(page.host, 'nav button', 'Sign out'));
      await press(find(find(page.host, 'dialog'), 'button', 'Sign out'));
    };
    return { ...fake, ...page, ask };
  };

  test('takes what was kept of this person out of the browser, and nothing else', async () => {
    dropDrafts();
    sessionHint.set(true);
    localStorage.setItem(`chatter.draft.${me.id}.crew`, 'half a sentence');
    localStorage.setItem('chatter.emoji.recent', '👍');
    localStorage.setItem('chatter.theme', 'dark');
    const { ask } = await open();
    await ask();
    expect(Object.keys(localStorage)).toEqual(['chatter.theme']);
  });

  test('that does not reach the server says so, and keeps the drafts', async () => {
    localStorage.setItem(`chatter.draft.${me.id}.crew`, 'half a sentence');
    const { ask, answer, host } = await open();
    answer('signOut', () => {
      throw refusal('NETWORK');
    });
    await ask();
    expect(find(host, 'dialog [role=alert]').textContent).toContain('No connection');
    expect(localStorage.length).toBe(1);
  });

  test('can be thought over', async () => {
    const { host, callsOf } = await open();
    await press(find(host, 'nav button', 'Sign out'));
    expect(find(host, 'dialog').textContent).toContain('Drafts on this device will be removed.');
    await press(find(host, 'dialog button', 'Cancel'));
    expect(host.querySelector('dialog')).toBeNull();
    expect(callsOf('signOut')).toEqual([]);
  });
});

describe('the password', () => {
  const change = async (error?: unknown) => {
    const fake = fakeChatter();
    if (error) {
      fake.answer('changePassword', () => {
        throw error;
      });
    }
    const page = await render(
      <>
        <PasswordSettings />
        <ToastHost />
      </>,
      { chatter: fake.chatter },
    );
    await type(fieldOf(page.host, 'Current password'), 'old password');
    await type(fieldOf(page.host, 'New password'), 'correct horse 9');
    await submit(find(page.host, 'form'));
    return { ...fake, ...page };
  };

  test('once changed leaves two empty fields, and says so', async () => {
    const { host, callsOf } = await change();
    expect(callsOf('changePassword')).toEqual([[{ currentPassword: 'old password', newPassword: 'correct horse 9' }]]);
    expect(['Current password', 'New password'].map((label) => fieldOf(host, label).value)).toEqual(['', '']);
    expect(find(host, '.toast').textContent).toBe('Password changed');
    expect(isAskedOnLeaving()).toBe(false);
  });

  test('a common one is told at the new one, and both stay as they were', async () => {
    const { host } = await change(refusal('PASSWORD_TOO_COMMON'));
    expect(fieldOf(host, 'New password').getAttribute('aria-invalid')).toBe('true');
    expect(fieldOf(host, 'Current password').getAttribute('aria-invalid')).toBeNull();
    expect(fieldOf(host, 'New password').value).toBe('correct horse 9');
    expect(document.activeElement).toBe(fieldOf(host, 'New password'));
  });

  test('what is no field’s fault is spoken under the form', async () => {
    const { host } = await change(refusal('RATE_LIMITED', { retryAfterMs: 60_000 }));
    expect(find(host, '[role=alert]').textContent).toContain('Wait 60 seconds');
  });

  test('half typed is asked about on leaving, and an emptied one is not', async () => {
    const { host } = await change(refusal('PASSWORD_TOO_COMMON'));
    expect(isAskedOnLeaving()).toBe(true);
    await type(fieldOf(host, 'New password'), '');
    await type(fieldOf(host, 'Current password'), '');
    expect(isAskedOnLeaving()).toBe(false);
  });

  test('that a password manager has put there is not asked about', async () => {
    const { host } = await render(<PasswordSettings />, { chatter: fakeChatter().chatter });
    const field = fieldOf(host, 'Current password');
    await fillIn(field, 'filled in');
    expect(isAskedOnLeaving()).toBe(false);
    await type(field, 'filled in, and typed');
    expect(isAskedOnLeaving()).toBe(true);
  });

  test('fields are named so that a password manager keeps the new one for this account', async () => {
    const { host } = await change();
    expect(find<HTMLInputElement>(host, 'input[name=username]').value).toBe('mara@example.org');
    expect(fieldOf(host, 'Current password').autocomplete).toBe('current-password');
    expect(fieldOf(host, 'New password').autocomplete).toBe('new-password');
  });
});

describe('the appearance', () => {
  const checked = (host: HTMLElement) => find<HTMLInputElement>(host, 'input:checked').value;

  test('changes in sight also where the browser keeps nothing', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    const { host } = await render(<AppearanceSettings />, { chatter: fakeChatter().chatter });
    for (const theme of ['light', 'dark', 'system']) {
      await press(find(host, `input[value=${theme}]`));
      expect(checked(host)).toBe(theme);
    }
  });

  test('shows a sample of each theme, the one of the system half and half', async () => {
    const { host } = await render(
      <Routes>
        <Route path="*" element={<AppearanceSettings />} />
      </Routes>,
      { chatter: fakeChatter().chatter },
    );
    const halves = [...host.querySelectorAll('label')].map((label) => [
      label.textContent,
      label.querySelectorAll('svg > g').length,
      label.querySelectorAll('[data-theme=dark]').length,
    ]);
    expect(halves).toEqual([
      ['As the system', 2, 1],
      ['Light', 1, 0],
      ['Dark', 1, 1],
    ]);
  });
});
