import type { ConversationId } from '@chatter/protocol/ids';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { id } from '../../test/fake-model.ts';
import { pass } from '../../test/set-up.ts';
import { registryError } from '../to-client-error.ts';
import { ReceiptTeller } from './receipt-teller.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const [trip, pair] = [id<ConversationId>('Trip'), id<ConversationId>('Pair')];
const upTo = (deliveredSeq: number, readSeq = 0) => ({ deliveredSeq, readSeq });

/** A teller whose commands meet these errors, one after the other, and then succeed. */
const tellerWith = (...troubles: unknown[]) => {
  const line = { connected: true };
  const told: unknown[] = [];
  const marked = vi.fn();
  const teller = new ReceiptTeller({
    connected: () => line.connected,
    async emit({ conversationId, deliveredSeq, readSeq }) {
      told.push([conversationId, deliveredSeq, readSeq]);
      const trouble = troubles.shift();
      if (trouble !== undefined) throw trouble;
      return { rev: 1, positions: upTo(deliveredSeq ?? 0, readSeq ?? 0) };
    },
    onMarked: marked,
  });
  return { teller, line, told, marked };
};

describe('receipts', () => {
  test('D7 of one moment are one command per conversation, the furthest of each kind', async () => {
    const { teller, told } = tellerWith();
    teller.tell(trip, upTo(3));
    teller.tell(trip, upTo(5, 2));
    teller.tell(trip, upTo(4, 1));
    teller.tell(pair, upTo(1));
    await pass(199);
    expect(told).toEqual([]);
    await pass(1);
    expect(told).toEqual([
      [trip, 5, 2],
      [pair, 1, undefined],
    ]);
    await pass(60_000);
    expect(told).toHaveLength(2);
  });

  test('are told again when the server could not take them, those after them too', async () => {
    const { teller, told } = tellerWith(registryError('STORE_UNAVAILABLE'));
    teller.tell(trip, upTo(1));
    teller.tell(pair, upTo(2));
    await pass(2_199);
    expect(told).toEqual([[trip, 1, undefined]]);
    await pass(1);
    expect(told.slice(1)).toEqual([
      [trip, 1, undefined],
      [pair, 2, undefined],
    ]);
  });

  test('D9 of a conversation that one is no longer in are given up, the others are told', async () => {
    const { teller, told, marked } = tellerWith(registryError('NOT_FOUND'));
    teller.tell(trip, upTo(1));
    teller.tell(pair, upTo(2));
    await pass(60_000);
    expect(told).toHaveLength(2);
    expect(marked).toHaveBeenCalledTimes(1);
  });

  test('wait for a connection, however long', async () => {
    const { teller, line, told } = tellerWith();
    line.connected = false;
    teller.tell(trip, upTo(1, 1));
    await pass(60_000);
    expect(told).toEqual([]);
    line.connected = true;
    teller.resume();
    await pass(200);
    expect(told).toEqual([[trip, 1, 1]]);
  });

  test('one that comes while another is told is told after it, not lost with its answer', async () => {
    const { teller, told } = tellerWith();
    teller.tell(trip, upTo(1));
    vi.advanceTimersByTime(200);
    teller.tell(trip, upTo(2));
    await pass(200);
    expect(told).toEqual([
      [trip, 1, undefined],
      [trip, 2, undefined],
    ]);
  });

  test('a guessed count stays one until it is answered, also when surer marks follow', async () => {
    const { teller, marked } = tellerWith();
    teller.tell(trip, upTo(3, 2), true);
    teller.tell(trip, upTo(3, 3));
    await pass(200);
    expect(marked).toHaveBeenCalledWith(trip, expect.objectContaining({ rev: 1 }), true);
  });

  test('of somebody who signed out are told for nobody else', async () => {
    const { teller, told } = tellerWith();
    teller.tell(trip, upTo(1));
    teller.reset();
    teller.resume();
    await pass(60_000);
    expect(told).toEqual([]);
  });
});
