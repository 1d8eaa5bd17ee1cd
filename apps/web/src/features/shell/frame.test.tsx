// @vitest-environment happy-dom
import { act, lazy } from 'react';
import { Route, Routes } from 'react-router';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { announce, useAnnouncements } from '../../state/announcer.ts';
import { useSayDone } from '../../state/toast.ts';
import { aConversation, aGroup } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { find, pass, press, render } from '../../testing/render.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { MainNav } from './MainNav.tsx';
import { Shell } from './Shell.tsx';
import { ToastHost } from './ToastHost.tsx';
import { TwoPanes } from './TwoPanes.tsx';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the navigation', () => {
  const open = async (as: 'bar' | 'rail', path = '/people') => {
    const fake = fakeChatter();
    return { ...fake, ...(await render(<MainNav as={as} />, { chatter: fake.chatter, path })) };
  };
  const labels = (host: HTMLElement) =>
    [...host.querySelectorAll('a')].map((link) => link.getAttribute('aria-label') ?? link.textContent);

  test('counts conversations with something unread, not messages, and says so', async () => {
    const { host, lives } = await open('rail');
    expect(labels(host)).toEqual(['Chats', 'People', 'Settings']);
    await act(async () =>
      lives.list.set([aConversation({ unread: 40 }), aGroup('Crew', { unread: 1 }), aGroup('Quiet')]),
    );
    expect(labels(host)[0]).toBe('Chats, 2 unread');
    expect(find(host, '.badge').textContent).toBe('2');
    await act(async () => lives.list.set([]));
    expect(host.querySelector('.badge')).toBeNull();
  });

  test('marks where one is, also deep inside', async () => {
    const { host } = await open('bar', '/chats/abc');
    expect([...host.querySelectorAll('[aria-current=page]')].map((link) => link.textContent)).toEqual(['Chats']);
  });

  test('leads everywhere', async () => {
    const { host, location } = await open('bar');
    const [chats, people, settings] = [...host.querySelectorAll('a')];
    for (const [link, path] of [
      [chats, '/chats'],
      [people, '/people'],
      [settings, '/settings'],
    ] as const) {
      await press(link as Element);
      expect(location().pathname).toBe(path);
    }
  });
});

describe('the frame', () => {
  test('begins with a way past the navigation, and has its spoken regions from the start', async () => {
    const { host } = await render(
      <Routes>
        <Route element={<Shell />}>
          <Route path="*" element={<main id="pane">{'inside'}</main>} />
        </Route>
      </Routes>,
      { chatter: fakeChatter().chatter },
    );
    const first = find<HTMLAnchorElement>(host, 'a, button');
    expect([first.textContent, first.getAttribute('href')]).toEqual(['Go to conversation', '/#pane']);
    expect(find(host, '[aria-live=polite]').textContent).toBe('');
    expect(host.querySelectorAll('[aria-live], [role=status], [role=alert]')).toHaveLength(1);
  });

  test.each([
    [true, ['hidden', 'flex']],
    [false, ['flex', 'hidden']],
  ])('on a phone shows one of list and pane (pane open: %s)', async (paneOpen, wanted) => {
    const { host } = await render(
      <Routes>
        <Route element={<TwoPanes column={<p>{'the list'}</p>} paneOpen={paneOpen} />}>
          <Route path="*" element={<p>{'the pane'}</p>} />
        </Route>
      </Routes>,
      { chatter: fakeChatter().chatter },
    );
    const shown = [...host.querySelectorAll('p')].map(({ parentElement }) =>
      ['hidden', 'flex'].find((name) => parentElement?.classList.contains(name)),
    );
    expect(shown).toEqual(wanted);
  });
});

describe('the banner', () => {
  const Spoken = () => <output>{useAnnouncements().at(-1)?.text}</output>;
  let network = true;
  const open = async (kind: 'online' | 'connecting') => {
    network = true;
    vi.spyOn(navigator, 'onLine', 'get').mockImplementation(() => network);
    const fake = fakeChatter();
    fake.lives.connection.set({ kind });
    const { host } = await render(
      <>
        <ConnectionBanner />
        <Spoken />
      </>,
      { chatter: fake.chatter },
    );
    const set = (next: 'online' | 'connecting') => act(async () => fake.lives.connection.set({ kind: next }));
    const plug = (on: boolean) =>
      act(async () => {
        network = on;
        window.dispatchEvent(new Event(on ? 'online' : 'offline'));
      });
    return { set, plug, words: () => host.querySelector('p')?.textContent ?? '', spoken: () => find(host, 'output') };
  };

  test('leaves the first connection to the skeletons, and speaks when that takes very long', async () => {
    const { words } = await open('connecting');
    await pass(9_999);
    expect(words()).toBe('');
    await pass(1);
    expect(words()).toBe('Connecting…');
  });

  test('speaks at a start without any network', async () => {
    const { words, plug } = await open('connecting');
    await plug(false);
    await pass(2_000);
    expect(words()).toContain("You're offline");
  });

  test('tells the network that is gone from the server that is away, a moment after each change', async () => {
    const { set, plug, words } = await open('online');
    await plug(false);
    await set('connecting');
    await pass(2_000);
    expect(words()).toContain("You're offline");
    await plug(true);
    await pass(1_999);
    expect(words()).toContain("You're offline");
    await pass(1);
    expect(words()).toBe('Connecting…');
  });

  test('a cut while it says “Back online” begins with the same patience', async () => {
    const { set, words } = await open('online');
    await set('connecting');
    await pass(2_000);
    await set('online');
    await pass(1_000);
    await set('connecting');
    await pass(1_999);
    expect(words()).toBe('Back online');
    await pass(1);
    expect(words()).toBe('Connecting…');
  });

  test('is spoken when there is no network and when it is back, not for each attempt', async () => {
    const { set, plug, spoken } = await open('online');
    await act(async () => announce(''));
    await set('connecting');
    await pass(2_000);
    expect(spoken().textContent).toBe('');
    await plug(false);
    await pass(2_000);
    expect(spoken().textContent).toContain("You're offline");
    await plug(true);
    await set('online');
    expect(spoken().textContent).toBe('Back online');
  });
});

test('a second toast takes the place of the first and gets its whole time', async () => {
  const Sayer = ({ words }: { words: string }) => {
    const say = useSayDone();
    return (
      <button type="button" onClick={() => say(words)}>
        {words}
      </button>
    );
  };
  const { host } = await render(
    <>
      <ToastHost />
      <Sayer words="Saved" />
      <Sayer words="Copied" />
    </>,
  );
  const region = () => host.querySelector('.toast')?.textContent ?? '';
  await press(find(host, 'button', 'Saved'));
  await pass(4_000);
  await press(find(host, 'button', 'Copied'));
  expect(region()).toBe('Copied');
  await pass(4_999);
  expect(region()).toBe('Copied');
  await pass(1);
  expect(region()).toBe('');
});

test('the skip link has where to lead while a pane is still on its way', async () => {
  const Late = lazy(() => new Promise<never>(() => undefined));
  const { chatter } = fakeChatter();
  const { host } = await render(
    <Routes>
      <Route element={<TwoPanes column={<p>List</p>} paneOpen={false} />}>
        <Route path="/chats" element={<Late />} />
      </Route>
    </Routes>,
    { chatter, path: '/chats' },
  );
  expect(find(host, 'main').id).toBe('pane');
});
