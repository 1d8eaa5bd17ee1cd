import type { Member } from '@chatter/protocol/conversation';
import type { Fact } from '@chatter/protocol/events';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createReceiptBundle } from './receipt-bundle.ts';

const trip = 'trip0000000000000000' as ConversationId;
const club = 'club0000000000000000' as ConversationId;

const member = (name: string, deliveredSeq: number, readSeq: number): Member => ({
  userId: name.padEnd(20, '0') as UserId,
  role: 'member',
  joinedAt: 0,
  leftAt: null,
  deliveredSeq,
  readSeq,
});

const setup = (listeners: number) => {
  const told: Fact<'receipt:moved'>[] = [];
  const failed = vi.fn();
  const everyone = vi.fn(async () => ({ deliveredSeq: 2, readSeq: 1 }));
  const bundle = createReceiptBundle({ listeners: () => listeners, everyone, tell: (fact) => told.push(fact), failed });
  return { bundle, told, everyone, failed };
};

describe('bundled receipts', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('D7 many moves are one fact with the newest rev and the position of each member', async () => {
    const { bundle, told, everyone } = setup(3);
    bundle.add(trip, member('mara', 3, 1), 7);
    bundle.add(trip, member('tomas', 2, 2), 8);
    bundle.add(trip, member('mara', 4, 4), 9);
    await vi.advanceTimersByTimeAsync(50);
    expect(everyone).toHaveBeenCalledTimes(1);
    expect(told).toEqual([
      {
        conversationId: trip,
        rev: 9,
        positions: [
          { userId: member('mara', 0, 0).userId, deliveredSeq: 4, readSeq: 4 },
          { userId: member('tomas', 0, 0).userId, deliveredSeq: 2, readSeq: 2 },
        ],
        everyone: { deliveredSeq: 2, readSeq: 1 },
      },
    ]);
  });

  test('D7 positions of one member never go back inside a bundle', async () => {
    const { bundle, told } = setup(3);
    bundle.add(trip, member('mara', 5, 5), 9);
    bundle.add(trip, member('mara', 5, 3), 8);
    await vi.advanceTimersByTimeAsync(50);
    expect(told[0]).toMatchObject({ rev: 9, positions: [{ deliveredSeq: 5, readSeq: 5 }] });
  });

  test('a bundle of a large group is told in facts of at most 500 positions, and nobody is left out', async () => {
    const { bundle, told, everyone } = setup(1_000);
    const names = Array.from({ length: 1_001 }, (_, n) => `m${n}x`);
    for (const [n, name] of names.entries()) bundle.add(trip, member(name, 5, 5), n + 1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told.map(({ positions, rev }) => [positions.length, rev])).toEqual([
      [500, 1_001],
      [500, 1_001],
      [1, 1_001],
    ]);
    expect(new Set(told.flatMap(({ positions }) => positions.map(({ userId }) => userId))).size).toBe(1_001);
    expect(everyone).toHaveBeenCalledTimes(1);
  });

  test('case 63 a bundle that waits when the server stops is told to nobody and asks nothing of the record', async () => {
    const { bundle, told, everyone, failed } = setup(3);
    bundle.add(trip, member('mara', 3, 1), 7);
    bundle.stop();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(told).toEqual([]);
    expect(everyone).not.toHaveBeenCalled();
    expect(failed).not.toHaveBeenCalled();
  });

  test('waits longer the more listen, and never longer than a second', async () => {
    const small = setup(400);
    const large = setup(100_000);
    small.bundle.add(trip, member('mara', 1, 1), 1);
    large.bundle.add(club, member('mara', 1, 1), 1);
    await vi.advanceTimersByTimeAsync(399);
    expect(small.told).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(small.told).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(599);
    expect(large.told).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    expect(large.told).toHaveLength(1);
  });

  test('a bundle that cannot be told is reported, and the next one goes out', async () => {
    const { bundle, told, everyone, failed } = setup(1);
    everyone.mockRejectedValueOnce(new Error('store'));
    bundle.add(trip, member('mara', 1, 1), 1);
    await vi.advanceTimersByTimeAsync(50);
    expect(failed).toHaveBeenCalledTimes(1);
    bundle.add(trip, member('mara', 2, 2), 2);
    await vi.advanceTimersByTimeAsync(50);
    expect(told.map(({ rev }) => rev)).toEqual([2]);
  });
});
