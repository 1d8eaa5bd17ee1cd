// @vitest-environment happy-dom
import type { Conversation } from '@chatter/protocol/conversation';
import { act } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { aConversation, aGroup, aiko, aMessage, aPhoto, mara, tomas, withContent } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { find, openMenu, press, render } from '../../testing/render.tsx';
import { ConversationHeader } from './ConversationHeader.tsx';
import { PhotoLayer } from './PhotoLayer.tsx';
import { useConversationLook } from './use-conversation-look.ts';

const Header = (props: { conversation: Conversation; onDetails: () => void; onLeave: () => void }) => (
  <ConversationHeader {...props} look={useConversationLook(props.conversation)} />
);
const open = async (conversation: Conversation) => {
  const fake = fakeChatter();
  const [onDetails, onLeave] = [vi.fn(), vi.fn()];
  const page = await render(<Header conversation={conversation} onDetails={onDetails} onLeave={onLeave} />, {
    chatter: fake.chatter,
  });
  const state = () => find(page.host, 'h1').nextElementSibling?.textContent;
  return { ...fake, ...page, onDetails, onLeave, state };
};

describe('the header of a conversation', () => {
  test('begins at its name, and tells who is there as that changes', async () => {
    const { host, state, user } = await open(aConversation());
    expect(document.activeElement).toBe(find(host, 'h1'));
    expect(state()).toBe('online');
    await act(async () => user(tomas.id).set({ ...tomas, online: false, lastSeenAt: Date.now() - 5_000 }));
    expect(state()).toBe('last seen just now');
    await act(async () => user(tomas.id).set({ ...tomas, online: false, lastSeenAt: null }));
    expect(state()).toBe('');
  });

  test('of a group tells how many they are, and who types', async () => {
    const crew = aGroup('Crew', { memberCount: 12 });
    const { state, typing } = await open(crew);
    expect(state()).toBe('12 members');
    await act(async () => typing(crew.id).set([aiko.id]));
    expect(state()).toBe('Aiko is typing');
    await act(async () => typing(crew.id).set([]));
    expect(state()).toBe('12 members');
  });

  test('leads to the person of a direct conversation', async () => {
    const { host, location, onDetails } = await open(aConversation());
    await press(find(host, 'button[aria-label="Open profile of Tomas"]'));
    expect(location().pathname).toBe(`/people/${tomas.id}`);
    expect(onDetails).not.toHaveBeenCalled();
  });

  test('leads to the details of a group, and out of it', async () => {
    const { host, onDetails, onLeave } = await open(aGroup('Crew'));
    await press(find(host, 'button[aria-label="Open details of Crew"]'));
    await openMenu(host, 'Conversation menu');
    await press(find(host, '[role=menuitem]', 'Group details'));
    expect(onDetails).toHaveBeenCalledTimes(2);
    await openMenu(host, 'Conversation menu');
    await press(find(host, '[role=menuitem]', 'Leave group'));
    expect(onLeave).toHaveBeenCalledTimes(1);
  });
});

describe('the photo that the address names', () => {
  const photos = [aPhoto('one'), aPhoto('two')];
  const show = async (photoId: string, author = tomas) => {
    const fake = fakeChatter();
    const messages = [
      aMessage(tomas, 1, 'Hi'),
      withContent(author, 2, { kind: 'photos', v: 1, photos, caption: 'Sea' }),
    ];
    fake.lives.timeline.set({
      items: messages.map((message) => ({ kind: 'message', key: `s${message.seq}`, message })),
      hasBefore: false,
      hasAfter: false,
    });
    const [onMove, onClose] = [vi.fn(), vi.fn()];
    const { host } = await render(
      <PhotoLayer conversation={aConversation()} photoId={photoId} onMove={onMove} onClose={onClose} />,
      { chatter: fake.chatter },
    );
    await act(() => vi.dynamicImportSettled());
    return { host, onMove, onClose };
  };

  test('is shown among those of its message, with whose it is', async () => {
    const { host, onMove } = await show(photos[1]?.id ?? '');
    expect(find(host, 'dialog').getAttribute('aria-label')).toBe('Photo from Tomas');
    expect(host.textContent).toContain('2 of 2');
    await press(find(host, 'button[aria-label="Previous photo"]'));
    expect(onMove).toHaveBeenCalledWith(photos[0]?.id);
  });

  test('of one’s own says so', async () => {
    const { host } = await show(photos[0]?.id ?? '', mara);
    expect(find(host, 'dialog').getAttribute('aria-label')).toBe('Photo from you');
  });

  test('that is not in what is loaded opens nothing', async () => {
    const { host } = await show(aPhoto('another').id);
    expect(host.querySelector('dialog')).toBeNull();
  });
});
