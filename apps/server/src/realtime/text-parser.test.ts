import type { ClientMessageId, ConversationId, MessageId, UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { Encoder, type Packet, PacketType } from 'socket.io-parser';
import { describe, expect, test, vi } from 'vitest';
import { textParser } from './text-parser.ts';

const message: Message = {
  id: 'm' as MessageId,
  conversationId: 'c' as ConversationId,
  seq: 1,
  rev: 2,
  authorId: 'u' as UserId,
  clientMessageId: 'k' as ClientMessageId,
  content: { kind: 'text', v: 1, text: 'a "quoted" line\n \u2028 🦊' },
  createdAt: 3,
};

const event = (...data: unknown[]): Packet => ({ type: PacketType.EVENT, nsp: '/', data });
const ack = (id: number, ...data: unknown[]): Packet => ({ type: PacketType.ACK, nsp: '/', id, data });

describe('what goes over the wire is what Socket.IO would have written', () => {
  test.each([
    ['a fact', event('message:created', { message })],
    ['an ack', ack(7, { ok: true, data: { message } })],
    ['an ack without an answer', ack(0, { ok: true, data: {} })],
    ['a refusal', ack(8, { ok: false, error: { code: 'NOT_FOUND' } })],
    ['an ack of nothing', ack(9, null)],
    ['an empty ack', ack(9)],
    ['a message beside something else', event('message:created', { message, more: 1 })],
    ['another fact', event('typing:changed', { typing: true })],
    ['a fact with an id', { ...event('a', 1), id: 3 }],
    ['another namespace', { ...event('a', { message }), nsp: '/admin' }],
    ['a connection', { type: PacketType.CONNECT, nsp: '/', data: { sid: 'x' } }],
    ['a goodbye', { type: PacketType.DISCONNECT, nsp: '/' }],
  ] satisfies [string, Packet][])('%s', (_, packet) => {
    expect(new textParser.Encoder().encode(packet)).toEqual(new Encoder().encode(packet));
  });
});

test('a message is turned into JSON once, for its author and for all others', () => {
  const encoder = new textParser.Encoder();
  const stringify = vi.spyOn(JSON, 'stringify');
  const fresh = { ...message };
  encoder.encode(event('message:created', { message: fresh }));
  encoder.encode(ack(1, { ok: true, data: { message: fresh } }));
  expect(stringify.mock.calls.filter(([value]) => value === fresh)).toHaveLength(1);
  expect(stringify).toHaveBeenCalledOnce();
  stringify.mockRestore();
});
