import type { Chatter } from '@chatter/client';
import type { ClientMessageId, ConversationId, MessageId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { expect, test } from 'vitest';
import type { Talk } from './talk.ts';
import { judge } from './verdict.ts';
import type { Device, Person, World } from './world.ts';

const trip = 'trip' as ConversationId;

const message = (seq: number, author: string, over: Partial<Message> = {}): Message => ({
  id: `message ${seq}` as MessageId,
  conversationId: trip,
  seq,
  rev: seq,
  authorId: author as UserId,
  clientMessageId: `client ${seq}` as ClientMessageId,
  content: { kind: 'text', v: 1, text: `${seq}` },
  createdAt: 1,
  ...over,
});

/** Mara sends 1 and 3, Tomas 2 and 4, and one device of each was told all of it. */
const setUp = () => {
  const record = [message(1, 'mara'), message(2, 'tomas'), message(3, 'mara'), message(4, 'tomas')];
  const deviceOf = (name: string): Device => {
    const owner = { id: name, displayName: name, devices: [] as Device[], conversations: [trip] } as unknown as Person;
    const own = record.filter(({ authorId }) => authorId === name);
    const device: Device = {
      chatter: {} as Chatter,
      owner,
      heard: new Map([[trip, record.filter(({ authorId }) => authorId !== name).map(({ seq }) => seq)]]),
      sent: new Map([[trip, own.map((one) => ({ text: `${one.seq}`, sending: Promise.resolve(one) }))]]),
      garbled: [],
      waiting: new Set(),
    };
    owner.devices.push(device);
    return device;
  };
  const devices = [deviceOf('mara'), deviceOf('tomas')] as const;
  const world: World = { people: devices.map(({ owner }) => owner), conversations: [] };
  const talk: Talk = { doubled: [], stop: async () => undefined };
  const verdict = async (kept: Message[] = record) => {
    const { lost, doubled, reordered } = await judge(world, talk, new Map([[trip, kept]]));
    return [lost.length > 0, doubled.length > 0, reordered.length > 0];
  };
  return { record, mara: devices[0], talk, verdict };
};

test('finds nothing where all is well', async () => {
  expect(await setUp().verdict()).toEqual([false, false, false]);
});

test('finds an acknowledged message that is not there, or that stands elsewhere', async () => {
  const { record, verdict } = setUp();
  expect((await verdict(record.slice(0, 3)))[0]).toBe(true);
  const moved = record.map((one) => (one.seq === 4 ? { ...one, seq: 5 } : one));
  expect((await verdict(moved))[0]).toBe(true);
});

test('finds one that a device never heard, heard twice, or heard out of order', async () => {
  for (const [change, expected] of [
    [(heard: number[]) => heard.slice(0, 1), [true, false, false]],
    [(heard: number[]) => [...heard, ...heard.slice(-1)], [false, true, false]],
    [(heard: number[]) => heard.toReversed(), [false, false, true]],
  ] as const) {
    const { mara, verdict } = setUp();
    mara.heard.set(trip, change(mara.heard.get(trip) ?? []));
    expect(await verdict()).toEqual(expected);
  }
});

test('finds one that was stored twice, and what one device wrote in another order', async () => {
  const { record, mara, verdict } = setUp();
  const twice = [...record, message(5, 'tomas', { clientMessageId: 'client 4' as ClientMessageId })];
  expect((await verdict(twice))[1]).toBe(true);
  mara.sent.set(trip, (mara.sent.get(trip) ?? []).toReversed());
  expect((await verdict())[2]).toBe(true);
});

test('finds one that was refused, and one beside the SDK that was answered and is not there', async () => {
  const refused = setUp();
  refused.mara.sent.get(trip)?.push({ text: '5', sending: Promise.reject(new Error('NOT_FOUND')) });
  expect((await refused.verdict())[0]).toBe(true);
  const { mara, talk, verdict } = setUp();
  talk.doubled.push({ author: mara.owner, conversationId: trip, id: 'nowhere', text: '', answers: [] });
  expect((await verdict())[0]).toBe(true);
});

test('finds a text that reads otherwise: as it was acknowledged, stored, or heard', async () => {
  const { record, mara, verdict } = setUp();
  const other = { kind: 'text', v: 1, text: 'something else' } as const;
  expect((await verdict(record.map((one) => (one.seq === 4 ? { ...one, content: other } : one))))[0]).toBe(true);
  mara.garbled.push('2 of trip');
  expect((await verdict())[0]).toBe(true);
  const acknowledged = setUp();
  const [first] = acknowledged.mara.sent.get(trip) ?? [];
  acknowledged.mara.sent.set(trip, [{ text: 'what was written', sending: first?.sending ?? Promise.reject() }]);
  expect((await acknowledged.verdict())[0]).toBe(true);
});

test('finds one that several devices sent at once and were told different things of', async () => {
  const { record, mara, talk, verdict } = setUp();
  const there = record[0];
  if (there === undefined) throw new Error('there is nothing');
  const doubled = { author: mara.owner, conversationId: trip, id: 'client 1', text: '1' };
  talk.doubled.push({ ...doubled, answers: [there, there] });
  expect(await verdict()).toEqual([false, false, false]);
  talk.doubled.push({ ...doubled, answers: [there, { ...there, seq: 9 }] });
  expect((await verdict())[1]).toBe(true);
});
