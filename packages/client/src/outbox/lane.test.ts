import { type ErrorCode, errors } from '@chatter/protocol/errors';
import type { ClientMessageId, ConversationId, MessageId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { id } from '../../test/fake-model.ts';
import { pass } from '../../test/set-up.ts';
import { ClientError } from '../client-error.ts';
import { networkError, registryError, timeoutError } from '../to-client-error.ts';
import { type Entry, Lane } from './lane.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const conversationId = id<ConversationId>('trip');

const entryOf = (text: string): Entry => ({
  row: {
    clientMessageId: text as ClientMessageId,
    conversationId,
    content: { kind: 'text', text },
    createdAt: 1,
    state: 'waiting',
    error: null,
  },
  failures: 0,
  settle: null,
});

const storedAs = (clientMessageId: string): Message => ({
  id: id<MessageId>(clientMessageId),
  conversationId,
  seq: 1,
  rev: 1,
  authorId: id<UserId>('mara'),
  clientMessageId: clientMessageId as ClientMessageId,
  content: { kind: 'text', v: 1, text: clientMessageId },
  createdAt: 1,
});

/** A lane whose sends meet these errors, one after the other, and then succeed. */
const laneWith = (...troubles: unknown[]) => {
  const line = { connected: true };
  const sent: string[] = [];
  const stored: string[] = [];
  const failed: string[] = [];
  const lane: Lane = new Lane({
    random: () => 1,
    connected: () => line.connected,
    async emit({ clientMessageId }) {
      sent.push(clientMessageId);
      const trouble = troubles.shift();
      if (trouble instanceof Promise) await trouble;
      else if (trouble !== undefined) throw trouble;
      return { message: storedAs(clientMessageId) };
    },
    onStored: (message) => stored.push(message.clientMessageId ?? ''),
    onFailed(entry, error) {
      entry.row = { ...entry.row, state: 'failed', error };
      failed.push(`${entry.row.clientMessageId} ${error.code}`);
    },
  });
  const write = (...texts: string[]) => {
    for (const text of texts) lane.add(entryOf(text));
    return lane.pump();
  };
  return { lane, line, sent, stored, failed, write };
};

describe('a refusal', () => {
  const waiting: ErrorCode[] = ['UNAUTHENTICATED', 'SESSION_ENDED'];
  const codes = Object.keys(errors) as ErrorCode[];

  test.each(codes.filter((code) => errors[code].retryable || waiting.includes(code)))(
    'D10 %s is waited out: the same message goes again',
    async (code) => {
      const { write, sent, stored, failed } = laneWith(registryError(code));
      await write('one');
      await pass(500);
      expect(sent).toEqual(['one', 'one']);
      expect({ stored, failed }).toEqual({ stored: ['one'], failed: [] });
    },
  );

  test.each(codes.filter((code) => !errors[code].retryable && !waiting.includes(code)))(
    'D10 %s needs the person: it fails, and what follows goes on',
    async (code) => {
      const { write, sent, stored, failed } = laneWith(registryError(code));
      await write('one', 'two');
      await pass(60_000);
      expect(sent).toEqual(['one', 'two']);
      expect({ stored, failed }).toEqual({ stored: ['two'], failed: [`one ${code}`] });
    },
  );

  test.each([
    ['no connection', networkError()],
    ['no answer', timeoutError()],
    ['a defect below', new TypeError('x is undefined')],
  ])('D2 %s says nothing of the message: it goes again', async (_name, trouble) => {
    const { write, sent, failed } = laneWith(trouble);
    await write('one');
    await pass(500);
    expect(sent).toEqual(['one', 'one']);
    expect(failed).toEqual([]);
  });
});

describe('waiting', () => {
  test('D3 holds back what was written later, in its order', async () => {
    const { write, sent } = laneWith(registryError('INTERNAL'), registryError('INTERNAL'));
    await write('one', 'two');
    expect(sent).toEqual(['one']);
    await pass(500);
    expect(sent).toEqual(['one', 'one']);
    await pass(1_000);
    expect(sent).toEqual(['one', 'one', 'one', 'two']);
  });

  test('lasts as long as the server says, not a moment less', async () => {
    const slowly = new ClientError('RATE_LIMITED', {
      message: 'Slowly.',
      retryable: true,
      details: { retryAfterMs: 7_000 },
    });
    const { write, sent } = laneWith(slowly);
    await write('one');
    await pass(6_999);
    expect(sent).toHaveLength(1);
    await pass(1);
    expect(sent).toHaveLength(2);
  });

  test('ends with a new connection, without a second attempt when it would have been over', async () => {
    const { lane, write, sent } = laneWith(registryError('INTERNAL'));
    await write('one');
    lane.resume();
    await pass(60_000);
    expect(sent).toEqual(['one', 'one']);
  });

  test('without a connection runs no clock: the next connection is what starts it', async () => {
    const { lane, line, write, sent } = laneWith();
    line.connected = false;
    await write('one');
    await pass(60_000);
    expect(sent).toEqual([]);
    line.connected = true;
    lane.resume();
    await pass(0);
    expect(sent).toEqual(['one']);
  });

  test('that is stopped sends nothing any more', async () => {
    const { lane, write, sent } = laneWith(registryError('INTERNAL'));
    await write('one');
    lane.stop();
    await pass(60_000);
    expect(sent).toEqual(['one']);
  });
});

describe('one message at a time', () => {
  test('D3 also when it is asked to go on while one is under way', async () => {
    let arrive: () => void = () => undefined;
    const { lane, write, sent } = laneWith(new Promise<void>((resolve) => (arrive = resolve)));
    void write('one', 'two');
    lane.resume();
    await pass(0);
    expect(sent).toEqual(['one']);
    arrive();
    await pass(0);
    expect(sent).toEqual(['one', 'two']);
  });

  test('one that was settled by its fact while under way is not reported a second time', async () => {
    let arrive: () => void = () => undefined;
    const { lane, write, stored } = laneWith(new Promise<void>((resolve) => (arrive = resolve)));
    void write('one');
    const [entry] = lane.entries;
    if (entry) lane.remove(entry);
    arrive();
    await pass(0);
    expect(stored).toEqual([]);
    expect(lane.entries).toEqual([]);
  });

  test('one that is tried again goes to the end, behind what is waiting', async () => {
    const { lane, write, sent } = laneWith(registryError('NOT_FOUND'), registryError('INTERNAL'));
    await write('one', 'two');
    const [failed] = lane.entries;
    if (!failed) throw new Error('nothing failed');
    failed.row = { ...failed.row, state: 'waiting', error: null };
    lane.add(failed);
    await pass(500);
    expect(sent).toEqual(['one', 'two', 'two', 'one']);
  });
});
