// @vitest-environment happy-dom
import type { Receipt } from '@chatter/protocol/conversation';
import { act, useRef } from 'react';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { aConversation, aMessage, aPhoto, at, mara, tomas, userId, withContent } from '../../testing/cast.ts';
import { fakeChatter } from '../../testing/fake-chatter.ts';
import { refusal } from '../../testing/refusal.ts';
import { find, key, press, render } from '../../testing/render.tsx';
import { fullTime } from '../../text/time-words.ts';
import { groupReceipts } from './group-receipts.ts';
import { onLongPress } from './long-press.ts';
import { MessageLayer } from './MessageLayer.tsx';

// Loaded before, so that what is shown comes within the press.
beforeEach(
  async () =>
    void (await Promise.all([
      import('./SelectText.tsx'),
      import('./MessageBar.tsx'),
      import('../../ui/MenuPanel.tsx'),
      import('./MessageInfo.tsx'),
    ])),
);

const receipt = (name: string, seqs: [delivered: number, read: number], times: Partial<Receipt> = {}): Receipt => ({
  userId: userId(name),
  deliveredSeq: seqs[0],
  readSeq: seqs[1],
  deliveredAt: null,
  readAt: null,
  ...times,
});

const messages = [
  aMessage(tomas, 1, 'Saturday?'),
  withContent(mara, 2, { kind: 'photos', v: 1, photos: [aPhoto('one')], caption: '' }),
];

function Thread() {
  const scroller = useRef<HTMLDivElement>(null);
  const items = messages.map((message) => ({ kind: 'message' as const, key: `s${message.seq}`, message }));
  return (
    <main id="pane">
      <div ref={scroller}>
        {messages.map(({ seq }) => (
          <div key={seq} data-message data-seq={seq} tabIndex={-1}>
            <span className="thread-bubble">bubble</span>
          </div>
        ))}
      </div>
      <MessageLayer scroller={scroller} complete items={items} conversation={aConversation()} early={() => []} />
      <form>
        <textarea />
      </form>
    </main>
  );
}

const open = async () => {
  const fake = fakeChatter();
  const { host } = await render(<Thread />, { chatter: fake.chatter });
  const line = (seq: number) => find(host, `[data-seq="${seq}"]`);
  const menu = () => [...host.querySelectorAll('[role=menuitem]')].map((item) => item.textContent);
  const fire = (target: Element, event: Event) => act(async () => void target.dispatchEvent(event));
  return { ...fake, host, line, menu, fire };
};

const pointer = (name: string, init: PointerEventInit) =>
  new PointerEvent(name, { bubbles: true, cancelable: true, isPrimary: true, ...init });

describe('the acts of a message', () => {
  test('open with Enter on it: copy, select, info; without words there is nothing to copy', async () => {
    const { line, menu } = await open();
    await key(line(1), { key: 'Enter' });
    expect(menu()).toEqual(['Copy', 'Select text', 'Info']);
    await key(line(2), { key: 'Enter' });
    expect(menu()).toEqual(['Info']);
  });

  test('open with the right button, but with Shift the browser keeps its own menu', async () => {
    const { line, menu, fire } = await open();
    const shifted = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, shiftKey: true, clientX: 5 });
    await fire(line(1), shifted);
    expect([shifted.defaultPrevented, menu()]).toEqual([false, []]);
    const plain = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: 5 });
    await fire(line(1), plain);
    expect([plain.defaultPrevented, menu().length]).toEqual([true, 3]);
  });

  test('stand in a bar while a mouse is over the bubble, and not beside it', async () => {
    const { host, line, fire } = await open();
    await fire(find(line(1), '.thread-bubble'), pointer('pointerover', { pointerType: 'mouse' }));
    expect([...find(host, '[role=toolbar]').children].map((act) => act.getAttribute('aria-label'))).toEqual([
      'Copy',
      'Select text',
      'Info',
    ]);
    await fire(line(1), pointer('pointerover', { pointerType: 'mouse' }));
    expect(host.querySelector('[role=toolbar]')).toBeNull();
  });

  test('copy the words, and say so', async () => {
    const written = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const { host, line } = await open();
    await key(line(1), { key: 'Enter' });
    await press(find(host, '[role=menuitem]', 'Copy'));
    expect(written).toHaveBeenCalledWith('Saturday?');
    expect(host.querySelector('[role=menu]')).toBeNull();
    written.mockRestore();
  });

  test('show the words for selecting where there is no clipboard', async () => {
    const refused = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
    const { host, line } = await open();
    await key(line(1), { key: 'Enter' });
    await press(find(host, '[role=menuitem]', 'Copy'));
    await vi.waitFor(() => expect(find<HTMLTextAreaElement>(host, 'dialog textarea').value).toBe('Saturday?'));
    refused.mockRestore();
  });

  test('Esc on a message goes to the composer', async () => {
    const { host, line } = await open();
    await key(line(1), { key: 'Escape' });
    expect(document.activeElement).toBe(find(host, 'form textarea'));
  });
});

describe('the details of a message', () => {
  const openInfo = async (answer: () => unknown) => {
    const page = await open();
    page.answer('receipts', answer);
    await key(page.line(1), { key: 'Enter' });
    await press(find(page.host, '[role=menuitem]', 'Info'));
    return page;
  };

  test('name everybody under the farthest that it has come with them', async () => {
    const receipts = [receipt('Tomas', [9, 9], { readAt: at(10, 13) }), receipt('Aiko', [1, 0])];
    const { host, callsOf } = await openInfo(() => ({ receipts, users: [], next: null }));
    expect(callsOf('receipts')).toEqual([[messages[0]?.conversationId, messages[0]?.id]]);
    expect(find(host, 'section[aria-label="Read by"]').textContent).toContain(`Tomas${fullTime(at(10, 13))}`);
    expect(find(host, 'section[aria-label="Delivered to"]').textContent).toContain('Aiko');
  });

  test('say why they cannot be had, with a way on', async () => {
    const { host, answer } = await openInfo(() => {
      throw refusal('NETWORK');
    });
    expect(find(host, '[role=alert]').textContent).toContain('No connection');
    answer('receipts', () => ({ receipts: [receipt('Tomas', [0, 0])], users: [], next: null }));
    await press(find(host, 'dialog button', 'Try again'));
    expect(find(host, 'section').textContent).toContain('Not delivered yet');
  });

  test('read: the latest first, a time that is not kept last', () => {
    const list = [
      receipt('Aiko', [5, 5]),
      receipt('Jonas', [5, 5], { readAt: 10 }),
      receipt('Lena', [5, 5], { readAt: 20 }),
    ];
    const [read, ...rest] = groupReceipts(list, 5);
    expect(read?.lines.map(({ at }) => at)).toEqual([20, 10, null]);
    expect(rest).toEqual([]);
  });
});

describe('a finger that rests', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const touch = () => {
    const element = document.createElement('div');
    const on = { held: vi.fn(), released: vi.fn() };
    const press = onLongPress(element, on);
    const fire = (name: string, init: PointerEventInit = {}) =>
      element.dispatchEvent(pointer(name, { pointerType: 'touch', clientX: 50, clientY: 50, ...init }));
    return { element, on, press, fire };
  };

  test('is felt after 450 ms, and heard when it goes up', () => {
    const { element, on, fire } = touch();
    fire('pointerdown');
    vi.advanceTimersByTime(449);
    expect(on.held).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(on.held).toHaveBeenCalledOnce();
    fire('pointerup');
    vi.advanceTimersByTime(0);
    expect(on.released).toHaveBeenCalledWith(element);
  });

  test('is heard as well when it went up before anybody listened', () => {
    const { on, press } = touch();
    const other = document.createElement('div');
    const kept: PointerEvent[] = [];
    for (const name of ['pointerdown', 'pointerup']) other.addEventListener(name, (event) => kept.push(event as never));
    for (const [name, rested] of [
      ['pointerdown', 500],
      ['pointerup', 0],
    ] as const) {
      other.dispatchEvent(pointer(name, { pointerType: 'touch' }));
      vi.advanceTimersByTime(rested);
    }
    for (const event of kept) press.hear(event);
    vi.advanceTimersByTime(0);
    expect(on.held).toHaveBeenCalledOnce();
    expect(on.released).toHaveBeenCalledWith(other);
  });

  test('presses nothing that lies under it', () => {
    const { element, fire } = touch();
    const clicked = vi.fn();
    element.addEventListener('click', clicked);
    fire('pointerdown');
    vi.advanceTimersByTime(450);
    fire('pointerup');
    element.click();
    expect(clicked).not.toHaveBeenCalled();
    fire('pointerdown');
    fire('pointerup');
    element.click();
    expect(clicked).toHaveBeenCalledOnce();
  });

  test.each([
    ['moves by 10 px', 'pointermove', { clientX: 60 }],
    ['goes up early', 'pointerup', {}],
    ['is taken by the scroller', 'pointercancel', {}],
  ])('does nothing when it %s', (_name, event, init) => {
    const { on, fire } = touch();
    fire('pointerdown');
    vi.advanceTimersByTime(300);
    fire(event, init);
    vi.advanceTimersByTime(1_000);
    fire('pointerup');
    vi.advanceTimersByTime(0);
    expect(on.held).not.toHaveBeenCalled();
    expect(on.released).not.toHaveBeenCalled();
  });

  test('is no mouse', () => {
    const { on, fire } = touch();
    fire('pointerdown', { pointerType: 'mouse' });
    vi.advanceTimersByTime(1_000);
    expect(on.held).not.toHaveBeenCalled();
  });
});
