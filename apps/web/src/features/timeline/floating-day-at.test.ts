import { expect, test } from 'vitest';
import { floatingDayAt } from './floating-day-at.ts';
import type { TimelineRow } from './to-rows.ts';

const noon = Date.parse('2026-03-12T12:00Z');
const day = { kind: 'day', key: 'day', at: noon } as TimelineRow;
const bubble = { kind: 'bubble', key: 'm1', message: { createdAt: noon } } as TimelineRow;
const rows = new Map([
  ['day', day],
  ['m1', bubble],
]);
const rowOf = (key: string) => rows.get(key);

test('the floating day is that of the first row in view', () => {
  expect(floatingDayAt([{ key: 'm1', top: 480, bottom: 540 }], rowOf, 500)).toBe(noon);
});

test('it leaves the place to the pill of the timeline when that stands there', () => {
  const inView = [
    { key: 'day', top: 500, bottom: 544 },
    { key: 'm1', top: 544, bottom: 600 },
  ];
  expect(floatingDayAt(inView, rowOf, 500)).toBeNull();
});

test('there is none over the beginning of a conversation, above its first day', () => {
  expect(floatingDayAt([{ key: 'day', top: 200, bottom: 244 }], rowOf, 0)).toBeNull();
});
