// @vitest-environment happy-dom
import { limits } from '@chatter/protocol/limits';
import { act } from 'react';
import { describe, expect, test } from 'vitest';
import { me, pictureId } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { refusal } from '../../testing/refusal.ts';
import { fieldOf, find, press, render, submit, type } from '../../testing/render.tsx';
import { ToastHost } from '../shell/ToastHost.tsx';
import { ProfileSettings } from './ProfileSettings.tsx';

const open = async (change: Partial<typeof me> = {}) => {
  const fake = fakeChatter();
  fake.lives.me.set({ ...me, ...change });
  fake.answer('update', (values: object) => {
    const saved = { ...me, ...change, ...values };
    fake.lives.me.set(saved);
    return saved;
  });
  const page = await render(
    <>
      <ProfileSettings />
      <ToastHost />
    </>,
    { chatter: fake.chatter },
  );
  return { ...fake, ...page, save: () => page.host.querySelector('button[type=submit]') };
};

/** @returns true when the browser would ask before the page goes */
const isAskedOnLeaving = (): boolean => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));

describe('the profile', () => {
  test('shows what others see, and the e-mail address that only oneself sees', async () => {
    const { host } = await open({ status: '🌿' });
    expect(fieldOf(host, 'Name').value).toBe('Mara');
    expect(fieldOf(host, 'Status message').value).toBe('🌿');
    expect(fieldOf(host, 'E-mail').value).toBe('mara@example.org');
    expect(fieldOf(host, 'E-mail').readOnly).toBe(true);
    expect(host.textContent).toContain('Only you see your e-mail address.');
  });

  test('its fields end where the server would refuse', async () => {
    const { host } = await open();
    expect(fieldOf(host, 'Name').maxLength).toBe(limits.displayNameLength);
    expect(fieldOf(host, 'Status message').maxLength).toBe(limits.statusLength);
  });

  test('once saved says so, and Save goes', async () => {
    const { host, save } = await open();
    await type(fieldOf(host, 'Status message'), ' ☕ Back at three ');
    await submit(find(host, 'form'));
    expect(find(host, '.toast').textContent).toBe('Saved');
    expect(save()).toBeNull();
    expect(fieldOf(host, 'Status message').value).toBe('☕ Back at three');
  });

  test('an emptied status message is none', async () => {
    const { host, callsOf } = await open({ status: 'old' });
    await type(fieldOf(host, 'Status message'), '  ');
    await submit(find(host, 'form'));
    expect(callsOf('update')).toEqual([[{ displayName: 'Mara', status: null }]]);
  });

  test.each([
    ['NETWORK', 'No connection to the server. Check your network and try again.'],
    ['VALIDATION_FAILED', 'Something in it is missing or not allowed.'],
    ['SESSION_ENDED', 'Your session has ended. Sign in again.'],
  ] as const)('a change refused as %s stays in its field, with words, and may be tried again', async (code, words) => {
    const { host, answer, save } = await open();
    answer('update', () => {
      throw refusal(code);
    });
    await type(fieldOf(host, 'Name'), 'Mara Lind');
    await submit(find(host, 'form'));
    expect(find(host, '[role=alert]').textContent).toBe(words);
    expect(fieldOf(host, 'Name').value).toBe('Mara Lind');
    expect(save()?.getAttribute('aria-busy')).toBeNull();
    answer('update', () => ({ ...me, displayName: 'Mara Lind' }));
    await submit(find(host, 'form'));
    expect(host.querySelector('[role=alert]')).toBeNull();
  });

  test('one change is saved once, however often one presses', async () => {
    const { host, answer, callsOf } = await open();
    let arrive: (saved: typeof me) => void = () => undefined;
    answer('update', () => new Promise((resolve) => (arrive = resolve)));
    await type(fieldOf(host, 'Name'), 'Mara Lind');
    await submit(find(host, 'form'));
    await submit(find(host, 'form'));
    expect(callsOf('update')).toHaveLength(1);
    expect(find(host, 'button[type=submit]').getAttribute('aria-busy')).toBe('true');
    await act(async () => arrive({ ...me, displayName: 'Mara Lind' }));
  });
});

describe('leaving with something unsaved', () => {
  test('is asked about, and not when there is nothing', async () => {
    const { host } = await open();
    expect(isAskedOnLeaving()).toBe(false);
    await type(fieldOf(host, 'Name'), 'Mara Lind');
    expect(isAskedOnLeaving()).toBe(true);
    await type(fieldOf(host, 'Name'), 'Mara');
    expect(isAskedOnLeaving()).toBe(false);
  });
});

describe('the picture', () => {
  const withPicture = { avatar: pictureId('face') };

  test('can be removed where there is one, at once', async () => {
    const { host, callsOf } = await open(withPicture);
    await press(find(host, 'button', 'Remove picture'));
    expect(callsOf('removeAvatar')).toHaveLength(1);
    expect(find(host, '.toast').textContent).toBe('Picture removed');
  });

  test('is not offered to be removed where there is none', async () => {
    const { host } = await open();
    expect(host.textContent).not.toContain('Remove picture');
  });

  test('that could not be removed stays, with words', async () => {
    const { host, answer } = await open(withPicture);
    answer('removeAvatar', () => {
      throw refusal('STORE_UNAVAILABLE');
    });
    await press(find(host, 'button', 'Remove picture'));
    expect(find(host, '[role=alert]').textContent).toContain('cannot store anything right now');
    expect(find(host, 'img')).toBeTruthy();
  });
});
