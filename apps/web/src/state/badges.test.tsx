// @vitest-environment happy-dom
import { act } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aConversation, aGroup, conversationId } from '../testing/cast.ts';
import { fakeChatter } from '../testing/fake-chatter.ts';
import { render } from '../testing/render.tsx';
import { useLooking } from '../ui/use-looking.ts';
import { useAttend, useIsAttended } from './attended.ts';
import { useAppBadge } from './use-app-badge.ts';
import { useUnreadConversations } from './use-conversation.ts';

const icon = () => document.querySelector('link[rel=icon]')?.getAttribute('href');
const badge = { setAppBadge: vi.fn(async () => undefined), clearAppBadge: vi.fn(async () => undefined) };

beforeEach(() => {
  document.head.innerHTML = '<link rel="icon" href="/favicon.svg">';
  Object.assign(navigator, badge);
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.clearAllMocks();
});

const tomas = conversationId('tomas');
const Page = ({ attends }: { attends: boolean }) => {
  const count = useUnreadConversations();
  useAppBadge(count);
  useAttend(tomas, useLooking() && attends);
  return `${count} ${useIsAttended(tomas)}`;
};

const open = async (attends: boolean) => {
  const fake = fakeChatter();
  fake.lives.list.set([aConversation({ unread: 3 }), aGroup('Crew', { unread: 1 }), aGroup('Quiet')]);
  return { ...fake, ...(await render(<Page attends={attends} />, { chatter: fake.chatter })) };
};

const look = (looking: boolean) =>
  act(async () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(looking);
    window.dispatchEvent(new Event(looking ? 'focus' : 'blur'));
  });

describe('badges', () => {
  test('count the conversations with something unread, on every icon the same', async () => {
    const { host, lives } = await open(false);
    expect(host.textContent).toBe('2 false');
    expect(icon()).toBe('/favicon-unread.svg');
    expect(badge.setAppBadge).toHaveBeenLastCalledWith(2);
    await act(async () => lives.list.set([aConversation()]));
    expect(icon()).toBe('/favicon.svg');
    expect(badge.clearAppBadge).toHaveBeenCalled();
  });

  test('never count the conversation whose end one looks at, but do when one looks away', async () => {
    const { host } = await open(true);
    expect(host.textContent).toBe('1 true');
    await look(false);
    expect(host.textContent).toBe('2 false');
    await look(true);
    expect(host.textContent).toBe('1 true');
  });

  test('are refused by a browser where the page is not installed, and nothing comes of it', async () => {
    badge.setAppBadge.mockRejectedValue(new DOMException('not installed', 'NotAllowedError'));
    const { host } = await open(false);
    expect(host.textContent).toBe('2 false');
  });
});
