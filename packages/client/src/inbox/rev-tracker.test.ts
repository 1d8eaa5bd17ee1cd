import { expect, test } from 'vitest';
import { RevTracker } from './rev-tracker.ts';

test('D4 a change is known only when all before it are', () => {
  const tracker = new RevTracker(4);
  tracker.note(6);
  expect(tracker.known).toBe(4);
  tracker.note(5);
  expect(tracker.known).toBe(6);
});

test('D4 bundled receipts cover what was told before them', () => {
  const tracker = new RevTracker(4);
  tracker.note(8);
  tracker.note(10);
  tracker.cover(7);
  expect(tracker.known).toBe(8);
  tracker.cover(3);
  expect(tracker.known).toBe(8);
  tracker.note(9);
  expect(tracker.known).toBe(10);
});
