// @vitest-environment happy-dom
import type { TimelineState } from '@chatter/client';
import type { Conversation } from '@chatter/protocol/conversation';
import type { Message } from '@chatter/protocol/message';
import { act, createRef } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { useAnnouncements } from '../../state/announcer.ts';
import { aConversation, aiko, aMessage, conversationId, mara, tomas } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { find, key, pass, press, render } from '../../testing/render.tsx';
import { useConversationLook } from '../chats/use-conversation-look.ts';
import { type ThreadHandle, ThreadView } from './ThreadView.tsx';

// The DOM of the tests lays nothing out: rows get their height here, the view is 500 high.
const viewHeight = 500;
const rowHeight = 100;
const heights = new Map<string, number>();
const resized = new Set<() => void>();
const heightOf = (row: HTMLElement): number => {
  if (row.dataset.key === undefined) return Number.parseFloat(row.style.height) || 0;
  return heights.get(row.dataset.key) ?? rowHeight;
};
/** Everything that takes room in the list: rows, and gaps in place of those that are not in the page. */
const rowsOf = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>('ol > li')];
const total = (rows: readonly HTMLElement[]): number => rows.reduce((sum, row) => sum + heightOf(row), 0);
const topIn = (view: Element, row: HTMLElement): number => {
  const rows = rowsOf(view);
  return total(rows.slice(0, Math.max(0, rows.indexOf(row))));
};

const layout = (name: string, get: (this: HTMLElement) => number) =>
  Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get });

layout('clientHeight', () => viewHeight);
layout('scrollHeight', function () {
  return Math.max(viewHeight, total(rowsOf(this)));
});
HTMLElement.prototype.getBoundingClientRect = function () {
  const view = this.closest('[role=log]');
  if (!view || view === this) return new DOMRect(0, 0, 600, viewHeight);
  const height = this.tagName === 'LI' ? heightOf(this) : total(rowsOf(view));
  return new DOMRect(0, topIn(view, this) - view.scrollTop, 600, height);
};
// A browser keeps the position inside the content.
const tops = new WeakMap<Element, number>();
Object.defineProperty(HTMLElement.prototype, 'scrollTop', {
  configurable: true,
  get(this: HTMLElement) {
    return tops.get(this) ?? 0;
  },
  set(this: HTMLElement, value: number) {
    tops.set(this, Math.max(0, Math.min(value, this.scrollHeight - viewHeight)));
  },
});
HTMLElement.prototype.scrollIntoView = () => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  // Those of the tests' DOM run by a clock of their own.
  vi.spyOn(Element.prototype, 'animate').mockImplementation(function (this: Element) {
    const animation = new Animation(new KeyframeEffect(this, null));
    return Object.assign(animation, { finished: Promise.resolve(animation) });
  });
  vi.stubGlobal(
    'ResizeObserver',
    class {
      readonly #tell: () => void;
      constructor(tell: () => void) {
        this.#tell = tell;
      }
      // Tells of what it is given at first, too.
      observe() {
        if (!resized.has(this.#tell)) queueMicrotask(this.#tell);
        resized.add(this.#tell);
      }
      disconnect() {
        resized.delete(this.#tell);
      }
    },
  );
  heights.clear();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** Messages of Tomas, some of Mara; the first one carries the day. */
const history = (from: number, to: number): Message[] =>
  Array.from({ length: to - from + 1 }, (_, index) => aMessage(tomas, from + index, `message ${from + index}`));

const stateOf = (messages: readonly Message[], change: Partial<TimelineState> = {}): TimelineState => ({
  items: messages.map((message) => ({ kind: 'message', key: `s${message.seq}`, message })),
  hasBefore: true,
  hasAfter: false,
  ...change,
});

let room = 0;

const Thread = ({
  conversation,
  handle,
}: {
  conversation: Conversation;
  handle: React.RefObject<ThreadHandle | null>;
}) => (
  <ThreadView
    ref={handle}
    conversation={conversation}
    look={useConversationLook(conversation)}
    onOpenPhoto={() => undefined}
  />
);
const Spoken = () => <output>{useAnnouncements().at(-1)?.text}</output>;

const open = async (state: TimelineState, change: Partial<Conversation> = {}) => {
  room += 1;
  const conversation = aConversation({ id: conversationId(`room${room}`), lastSeq: 40, ...change });
  const fake = fakeChatter();
  fake.lives.timeline.set(state);
  return { ...(await show(conversation, fake)), conversation, fake };
};

const show = async (conversation: Conversation, fake: ReturnType<typeof fakeChatter>) => {
  const handle = createRef<ThreadHandle>();
  const { host } = await render(
    <>
      <Thread conversation={conversation} handle={handle} />
      <Spoken />
    </>,
    { chatter: fake.chatter },
  );
  const view = find(host, '[role=log]');
  const set = (next: TimelineState) => act(async () => fake.lives.timeline.set(next));
  const scrollTo = (top: number) =>
    act(async () => {
      view.scrollTop = top;
      view.dispatchEvent(new Event('scroll'));
    });
  /** Where a row stands on the screen: 0 is the upper edge. */
  const onScreen = (key: string) => find(host, `[data-key=${key}]`).getBoundingClientRect().top;
  const atEnd = () => view.scrollTop === view.scrollHeight - viewHeight;
  const jumpButton = () => host.querySelector<HTMLElement>('button[aria-label^="Jump"]');
  /** Presses the button, and waits until the way is gone. */
  const jump = async () => {
    await press(find(host, 'button[aria-label^="Jump"]'));
    await act(() => vi.dynamicImportSettled());
    await pass(500);
  };
  return { host, handle, view, set, scrollTo, onScreen, atEnd, jumpButton, jump };
};

describe('opening', () => {
  test('shows the end', async () => {
    const { atEnd, view } = await open(stateOf(history(1, 20)));
    expect(view.scrollTop).toBeGreaterThan(0);
    expect(atEnd()).toBe(true);
  });

  test('shows where the unread began, when they do not fit', async () => {
    const me = { ...aConversation().me, readSeq: 4 };
    const { onScreen } = await open(stateOf(history(1, 20)), { unread: 16, me });
    expect(onScreen('divider')).toBe(72);
  });

  test('of more unread than a page holds asks for the first of them, not for the newest page', async () => {
    const me = { ...aConversation().me, readSeq: 400 };
    const { fake } = await open(stateOf([], { hasBefore: null }), { unread: 120, lastSeq: 520, me });
    expect(fake.callsOf('loadAround')).toEqual([[401]]);
    expect(fake.callsOf('open')).toEqual([]);
  });

  test('is busy until there is something', async () => {
    const { view, set } = await open(stateOf([], { hasBefore: null }));
    expect(view.getAttribute('aria-busy')).toBe('true');
    await set(stateOf(history(1, 3), { hasBefore: false }));
    expect(view.getAttribute('aria-busy')).toBe('false');
    expect(view.textContent).toContain('This is the beginning of your conversation with Tomas.');
  });

  test('again shows what one was reading when one left', async () => {
    const first = await open(stateOf(history(1, 30)));
    await first.scrollTo(1_030);
    const before = first.onScreen('s12');
    const again = await show(first.conversation, first.fake);
    expect(again.onScreen('s12')).toBe(before);
    await again.scrollTo(again.view.scrollHeight);
    expect((await show(first.conversation, first.fake)).atEnd()).toBe(true);
  });
});

describe('what one reads stays on its pixel', () => {
  test('when an older page comes above', async () => {
    const { set, scrollTo, onScreen } = await open(stateOf(history(21, 40)));
    await scrollTo(230);
    const before = onScreen('s24');
    await set(stateOf(history(1, 40)));
    expect(onScreen('s24')).toBe(before);
  });

  test('when a picture above it takes its real size', async () => {
    const { host, scrollTo, onScreen } = await open(stateOf(history(1, 40)));
    await scrollTo(1_050);
    const before = onScreen('s12');
    heights.set('s3', 340);
    await act(async () => resized.forEach((tell) => void tell()));
    expect(onScreen('s12')).toBe(before);
    expect(host.querySelector('[data-key=s3]')).not.toBeNull();
  });

  test('when messages come below, which are counted instead', async () => {
    const { fake, set, scrollTo, onScreen, jumpButton, host } = await open(stateOf(history(1, 40)));
    await scrollTo(1_050);
    expect(jumpButton()?.getAttribute('aria-label')).toBe('Jump to the newest message');
    const before = onScreen('s12');
    await set(stateOf([...history(1, 42), aMessage(mara, 43, 'from my phone')]));
    expect(onScreen('s12')).toBe(before);
    expect(jumpButton()?.getAttribute('aria-label')).toBe('Jump to 2 new messages');
    expect(find(host, '.badge').textContent).toBe('2');
    expect(fake.callsOf('markRead')).toEqual([]);
  });
});

describe('the end', () => {
  test('stays in view for who is there, whatever comes and grows', async () => {
    const { set, atEnd, jumpButton } = await open(stateOf(history(1, 20)));
    await set(stateOf(history(1, 21)));
    expect(atEnd()).toBe(true);
    heights.set('s21', 400);
    await act(async () => resized.forEach((tell) => void tell()));
    expect(atEnd()).toBe(true);
    expect(jumpButton()).toBeNull();
  });

  test('is one press away, and the button goes', async () => {
    const { scrollTo, atEnd, jumpButton, jump, fake } = await open(stateOf(history(1, 40)));
    await scrollTo(500);
    await jump();
    expect(atEnd()).toBe(true);
    expect(jumpButton()).toBeNull();
    expect(fake.callsOf('loadNewest')).toEqual([]);
  });

  test('is loaded first when the window does not reach it', async () => {
    const { fake, scrollTo, atEnd, jump } = await open(stateOf(history(1, 40), { hasAfter: true }));
    fake.answer('loadNewest', () => fake.lives.timeline.set(stateOf(history(80, 120))));
    await scrollTo(500);
    await jump();
    expect(fake.callsOf('loadNewest')).toHaveLength(1);
    expect(atEnd()).toBe(true);
  });

  test('has a stop before it where the new messages begin, when they lie below', async () => {
    const { set, scrollTo, onScreen, atEnd, jump } = await open(stateOf(history(1, 40)));
    await scrollTo(3_000);
    await set(stateOf(history(1, 60)));
    await jump();
    expect(onScreen('s41')).toBe(72);
    await jump();
    expect(atEnd()).toBe(true);
  });

  test('has that stop also where it is not loaded yet', async () => {
    const me = { ...aConversation().me, readSeq: 90 };
    const { fake, scrollTo, onScreen, jump } = await open(stateOf(history(1, 40), { hasAfter: true }), {
      lastSeq: 120,
      unread: 30,
      me,
    });
    fake.answer('loadAround', () => fake.lives.timeline.set(stateOf(history(70, 110), { hasAfter: true })));
    await scrollTo(500);
    await jump();
    expect(fake.callsOf('loadAround')).toEqual([[91]]);
    expect(fake.callsOf('loadNewest')).toEqual([]);
    expect(onScreen('divider')).toBe(72);
  });

  test('of a window in the middle is not the end: what is appended there does not pull', async () => {
    const { set, scrollTo, onScreen, view, jumpButton } = await open(stateOf(history(1, 20), { hasAfter: true }));
    await scrollTo(view.scrollHeight);
    const before = onScreen('s20');
    await set(stateOf(history(1, 40), { hasAfter: true }));
    expect(onScreen('s20')).toBe(before);
    expect(jumpButton()).not.toBeNull();
  });

  test('that comes with the last page, while one reads on, does not pull either', async () => {
    const { set, scrollTo, onScreen, view } = await open(stateOf(history(1, 20), { hasAfter: true }));
    await scrollTo(view.scrollHeight);
    const before = onScreen('s20');
    await set(stateOf(history(1, 40)));
    expect(onScreen('s20')).toBe(before);
  });

  test('comes into view with a message of one’s own, and the divider has done its work', async () => {
    const me = { ...aConversation().me, readSeq: 4 };
    const { host, handle, scrollTo, atEnd } = await open(stateOf(history(1, 40)), { unread: 36, me });
    await scrollTo(700);
    await act(async () => handle.current?.onSent());
    expect(atEnd()).toBe(true);
    await pass(180);
    expect(host.querySelector('[data-key=divider]')).toBeNull();
    expect(atEnd()).toBe(true);
  });

  test('Esc has nothing to do where nothing is to be undone', async () => {
    const { handle, scrollTo, atEnd } = await open(stateOf(history(1, 40)));
    expect(handle.current?.dismissDivider()).toBe(false);
    await scrollTo(300);
    let undone: boolean | undefined;
    await act(async () => {
      undone = handle.current?.dismissDivider();
    });
    expect(undone).toBe(true);
    expect(atEnd()).toBe(true);
  });
});

describe('pages', () => {
  test('M6 an older one is asked for before one comes to the top, once while it is on its way', async () => {
    const { fake, scrollTo } = await open(stateOf(history(21, 80)));
    let arrive: () => void = () => undefined;
    fake.answer('loadBefore', () => new Promise<void>((resolve) => (arrive = resolve)));
    await scrollTo(2_000);
    expect(fake.callsOf('loadBefore')).toEqual([]);
    await scrollTo(900);
    await scrollTo(700);
    expect(fake.callsOf('loadBefore')).toHaveLength(1);
    await act(async () => arrive());
    await scrollTo(500);
    expect(fake.callsOf('loadBefore')).toHaveLength(2);
  });

  test('an older one that takes longer than 400 ms is told', async () => {
    const { fake, view, scrollTo } = await open(stateOf(history(21, 80)));
    let arrive: () => void = () => undefined;
    fake.answer('loadBefore', () => new Promise<void>((resolve) => (arrive = resolve)));
    await scrollTo(600);
    await pass(399);
    expect(view.getAttribute('aria-busy')).toBe('false');
    expect(view.querySelector('.skeleton')).toBeNull();
    await pass(1);
    expect(view.getAttribute('aria-busy')).toBe('true');
    expect(view.querySelector('.skeleton')).not.toBeNull();
    await act(async () => arrive());
    expect(view.getAttribute('aria-busy')).toBe('false');
    expect(view.querySelector('.skeleton')).toBeNull();
  });

  test('one that did not come is asked for at the next scroll', async () => {
    const { fake, scrollTo } = await open(stateOf(history(21, 80)));
    fake.answer('loadBefore', () => Promise.reject(new Error('offline')));
    await scrollTo(600);
    await scrollTo(500);
    expect(fake.callsOf('loadBefore')).toHaveLength(2);
  });
});

describe('reading', () => {
  test('D7 is told after a second in view, for what lies wholly in view', async () => {
    // All of them are in the page: a gap is as high as its rows are likely to be, not as they are here.
    vi.stubGlobal('screen', { height: 1_400 });
    const { fake, scrollTo, conversation } = await open(stateOf(history(1, 30)));
    await scrollTo(1_050);
    await pass(999);
    expect(fake.callsOf('markRead')).toEqual([]);
    await pass(1);
    // 1,050 + 500 ends within the row of message 15; the day takes one row as well.
    expect(fake.callsOf('markRead')).toEqual([[conversation.id, 14]]);
  });

  test('waits for the window to be looked at', async () => {
    vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    const { fake, conversation } = await open(stateOf(history(1, 40)));
    await pass(5_000);
    expect(fake.callsOf('markRead')).toEqual([]);
    vi.spyOn(document, 'hasFocus').mockReturnValue(true);
    window.dispatchEvent(new Event('focus'));
    await pass(1_000);
    expect(fake.callsOf('markRead')).toEqual([[conversation.id, 40]]);
  });
});

describe('for the ear and the keyboard', () => {
  test('news are spoken once, a burst as one sentence, the history never', async () => {
    const { host, set } = await open(stateOf(history(1, 5)));
    const spoken = () => find(host, 'output').textContent;
    await pass(1_000);
    const before = spoken();
    await set(stateOf([...history(1, 5), aMessage(aiko, 6, 'Hey')]));
    await pass(699);
    await set(stateOf([...history(1, 5), aMessage(aiko, 6, 'Hey'), aMessage(aiko, 7, 'There')]));
    expect(spoken()).toBe(before);
    await pass(699);
    expect(spoken()).toBe(before);
    await pass(1);
    expect(spoken()).toBe('Aiko: Hey. Aiko: There');
    await set(
      stateOf([...history(1, 5), aMessage(aiko, 6, 'Hey'), aMessage(aiko, 7, 'There'), aMessage(mara, 8, 'I')]),
    );
    await pass(1_000);
    expect(spoken()).toBe('Aiko: Hey. Aiko: There');
  });

  test('the thread is one stop for Tab, and arrow keys go from message to message', async () => {
    const { host } = await open(stateOf(history(1, 4)));
    const messages = [...host.querySelectorAll<HTMLElement>('[data-message]')];
    expect(messages.map((message) => message.tabIndex)).toEqual([-1, -1, -1, 0]);
    const last = messages[3] as HTMLElement;
    last.focus();
    await key(last, { key: 'ArrowUp' });
    expect(document.activeElement).toBe(messages[2]);
    await key(messages[2] as HTMLElement, { key: 'ArrowUp', altKey: true });
    expect(document.activeElement).toBe(messages[2]);
    await key(messages[2] as HTMLElement, { key: 'ArrowDown' });
    await key(last, { key: 'ArrowDown' });
    expect(document.activeElement).toBe(last);
  });
});
