import type { TimelineItem } from '@chatter/client';
import type { ClientMessageId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { describe, expect, test } from 'vitest';
import { aiko, aMessage, at, conversationId, mara, tomas, withContent } from '../../testing/cast.ts';
import { toRows } from './to-rows.ts';

const item = (message: Message): TimelineItem => ({ kind: 'message', key: `s${message.seq}`, message });
const pending = (createdAt: number): TimelineItem => ({
  kind: 'pending',
  key: `p${createdAt}`,
  pending: {
    clientMessageId: 'c' as ClientMessageId,
    conversationId: conversationId('tomas'),
    content: { kind: 'text', text: 'x' },
    createdAt,
    state: 'waiting',
    error: null,
  },
});

const rowsOf = (items: TimelineItem[], dividerAfterSeq: number | null = null) =>
  toRows(items, { meId: mara.id, dividerAfterSeq });
/** "s1 F-", the key with whether it is first and last of its group. */
const shape = (items: TimelineItem[], dividerAfterSeq: number | null = null) =>
  rowsOf(items, dividerAfterSeq).map((row) =>
    'first' in row ? `${row.key} ${row.first ? 'F' : '-'}${row.last ? 'L' : '-'}` : row.kind,
  );

describe('grouping', () => {
  test('neighbours of one author within five minutes are one group', () => {
    const items = [aMessage(tomas, 1, 'a'), aMessage(tomas, 2, 'b'), aMessage(tomas, 3, 'c')].map(item);
    expect(shape(items)).toEqual(['day', 's1 F-', 's2 --', 's3 -L']);
  });

  test('another author begins another group', () => {
    const items = [aMessage(tomas, 1, 'a'), aMessage(aiko, 2, 'b'), aMessage(tomas, 3, 'c')].map(item);
    expect(shape(items)).toEqual(['day', 's1 FL', 's2 FL', 's3 FL']);
  });

  test('five minutes still belong together, a moment more does not', () => {
    const first = aMessage(tomas, 1, 'a', { createdAt: at(10, 12, 0) });
    const close = aMessage(tomas, 2, 'b', { createdAt: at(10, 12, 5) });
    const late = aMessage(tomas, 2, 'b', { createdAt: at(10, 12, 5) + 1 });
    expect(shape([first, close].map(item))).toEqual(['day', 's1 F-', 's2 -L']);
    expect(shape([first, late].map(item))).toEqual(['day', 's1 FL', 's2 FL']);
  });

  test('a system line ends a group and is none itself', () => {
    const left = withContent(tomas, 2, { kind: 'system', v: 1, event: 'member-left', userIds: [] });
    const items = [aMessage(tomas, 1, 'a'), left, aMessage(tomas, 3, 'b')].map(item);
    expect(shape(items)).toEqual(['day', 's1 FL', 'system', 's3 FL']);
  });

  test('what I am just sending joins my last message', () => {
    const mine = aMessage(mara, 1, 'a', { createdAt: at(10, 12, 0) });
    expect(shape([item(mine), pending(at(10, 12, 1)), pending(at(10, 12, 2))])).toEqual([
      'day',
      's1 F-',
      `p${at(10, 12, 1)} --`,
      `p${at(10, 12, 2)} -L`,
    ]);
  });

  test('own messages are told from those of others', () => {
    const rows = rowsOf([aMessage(mara, 1, 'a'), aMessage(tomas, 2, 'b')].map(item));
    expect(rows.map((row) => row.kind === 'bubble' && row.own)).toEqual([false, true, false]);
  });
});

describe('days', () => {
  test('each day begins with its pill, and cuts a group', () => {
    const before = aMessage(tomas, 1, 'a', { createdAt: at(10, 23, 59) });
    const after = aMessage(tomas, 2, 'b', { createdAt: at(11, 0, 1) });
    expect(shape([before, after].map(item))).toEqual(['day', 's1 FL', 'day', 's2 FL']);
  });

  test('the key of a pill follows its first message, so that older pages move nothing', () => {
    const [pill] = rowsOf([item(aMessage(tomas, 7, 'a'))]);
    expect(pill?.key).toBe('day-s7');
  });

  test('an empty history has no rows', () => {
    expect(rowsOf([], 3)).toEqual([]);
  });
});

describe('unread divider', () => {
  const items = [1, 2, 3, 4].map((seq) => item(aMessage(tomas, seq, 'x')));

  test('stands before the first message after the read position and cuts the group', () => {
    expect(shape(items, 2)).toEqual(['day', 's1 F-', 's2 -L', 'divider', 's3 F-', 's4 -L']);
  });

  test('stands at the top when all that is loaded is new', () => {
    expect(shape(items, 0)[1]).toBe('divider');
  });

  test('is not there when it lies in older messages: it must not wander up with each page of them', () => {
    expect(shape(items.slice(2), 1)).not.toContain('divider');
    expect(shape(items.slice(2), 2)[1]).toBe('divider');
  });

  test('is not there when nothing is after it', () => {
    expect(shape(items, 4)).not.toContain('divider');
    expect(shape(items, null)).not.toContain('divider');
  });

  test('there is one, also when messages come and go after it', () => {
    const more = [...items, item(aMessage(mara, 5, 'mine')), item(aMessage(tomas, 6, 'y'))];
    expect(shape(more, 2).filter((row) => row === 'divider')).toHaveLength(1);
  });
});
