import type { TimelineState } from '@chatter/client';
import { describe, expect, test } from 'vitest';
import { aiko, aMessage, mara, nameOf, tomas, withContent } from '../../testing/cast.ts';
import { bubbleClass } from './bubble-class.ts';
import { bundleNews, newsAfter } from './bundle-news.ts';
import { tickOf } from './tick-of.ts';
import { wantedPage } from './use-pages.ts';

describe('ticks', () => {
  const everyone = { deliveredSeq: 5, readSeq: 3 };
  test.each([
    [6, 'sent'],
    [5, 'delivered'],
    [4, 'delivered'],
    [3, 'read'],
    [1, 'read'],
  ] as const)('message %i is %s', (seq, tick) => {
    expect(tickOf(seq, { everyone, memberCount: 2 })).toBe(tick);
  });

  test('alone in a group nobody has received or read', () => {
    expect(tickOf(1, { everyone, memberCount: 1 })).toBe('sent');
  });
});

describe('shape of a bubble', () => {
  test('only the corners that touch on the author’s side are tight', () => {
    const tight = (own: boolean, first: boolean, last: boolean) =>
      bubbleClass(own, { first, last }).match(/rounded-[se][se]-corner/g) ?? [];
    expect(tight(true, true, true)).toEqual([]);
    expect(tight(true, true, false)).toEqual(['rounded-ee-corner']);
    expect(tight(true, false, false)).toEqual(['rounded-se-corner', 'rounded-ee-corner']);
    expect(tight(false, false, true)).toEqual(['rounded-ss-corner']);
  });
});

describe('pages', () => {
  const state = (hasBefore: boolean | null, hasAfter: boolean): TimelineState => ({ items: [], hasBefore, hasAfter });
  const view = (scrollTop: number) => ({ scrollTop, clientHeight: 500, scrollHeight: 5_000 });

  test('an older one is asked for two screens before the beginning', () => {
    expect(wantedPage(view(999), state(true, false))).toBe('before');
    expect(wantedPage(view(1_000), state(true, false))).toBeNull();
    expect(wantedPage(view(0), state(false, false))).toBeNull();
  });

  test('a newer one likewise, while the window does not reach the end', () => {
    expect(wantedPage(view(3_600), state(true, true))).toBe('after');
    expect(wantedPage(view(4_500), state(true, false))).toBeNull();
  });

  test('none before the first is there', () => {
    expect(wantedPage(view(0), state(null, false))).toBeNull();
  });
});

describe('spoken news', () => {
  const items = [aMessage(tomas, 1, 'old'), aMessage(mara, 2, 'mine'), aMessage(tomas, 3, 'see you at nine')].map(
    (message) => ({ kind: 'message' as const, key: `s${message.seq}`, message }),
  );
  const many = (count: number, authors = [tomas]) =>
    Array.from({ length: count }, (_, index) =>
      aMessage(authors[index % authors.length] ?? tomas, index + 1, `m${index}`),
    );

  test('are the messages of others after what was spoken', () => {
    expect(newsAfter(items, 1, mara.id).map(({ seq }) => seq)).toEqual([3]);
    expect(newsAfter(items, 3, mara.id)).toEqual([]);
  });

  test('name author and words, one after the other', () => {
    expect(bundleNews([aMessage(tomas, 3, 'see you at nine')], nameOf, mara.id)).toBe('Tomas: see you at nine');
    expect(bundleNews(many(2), nameOf, mara.id)).toBe('Tomas: m0. Tomas: m1');
  });

  test('more than three are only counted', () => {
    expect(bundleNews(many(4), nameOf, mara.id)).toBe('4 new messages from Tomas');
    expect(bundleNews(many(5, [tomas, aiko]), nameOf, mara.id)).toBe('5 new messages');
  });

  test('a system line is spoken as its sentence', () => {
    const left = withContent(aiko, 4, { kind: 'system', v: 1, event: 'member-left', userIds: [] });
    expect(bundleNews([left], nameOf, mara.id)).toBe('Aiko left the group');
  });
});
