import type { Message } from '@chatter/protocol/message';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Stream } from './stream.ts';

const message = (seq: number) => ({ seq }) as Message;
const seqs = (messages: readonly Message[]) => messages.map((one) => one.seq);

describe('a stream', () => {
  test('D3 hands out in order, and holds what lies beyond a gap', () => {
    const stream = new Stream(3);
    expect(seqs(stream.offer([message(6), message(5)]))).toEqual([]);
    expect(stream.missing).toBe(1);
    expect(seqs(stream.held)).toEqual([5, 6]);
    expect(seqs(stream.offer([message(4)]))).toEqual([4, 5, 6]);
    expect(stream.missing).toBe(0);
  });

  test('D5 hands out each message once, however often and in whichever order it comes', () => {
    const arrivals = fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 60 });
    fc.assert(
      fc.property(arrivals, (order) => {
        const stream = new Stream(0);
        const out = order.flatMap((seq) => seqs(stream.offer([message(seq)])));
        const all = [...out, ...seqs(stream.offer(Array.from({ length: 12 }, (_, at) => message(at + 1))))];
        expect(all).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
      }),
      { seed: 20_261_123 },
    );
  });

  test('holds everything until it is known where the news begin', () => {
    const stream = new Stream(null);
    expect(stream.offer([message(8), message(7)])).toEqual([]);
    expect(stream.missing).toBe(0);
    expect(seqs(stream.settle(6))).toEqual([7, 8]);
    expect(stream.settle(1)).toEqual([]);
    expect(stream.top).toBe(8);
  });

  test('skips forward without handing out what lies before', () => {
    const stream = new Stream(1);
    stream.offer([message(4), message(10), message(11)]);
    expect(seqs(stream.jump(9))).toEqual([10, 11]);
    expect(stream.jump(2)).toEqual([]);
    expect(stream.top).toBe(11);
  });
});
