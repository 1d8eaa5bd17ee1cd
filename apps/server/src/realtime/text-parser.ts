import type { Message } from '@chatter/protocol/message';
import { Decoder, Encoder, type Packet, PacketType } from 'socket.io-parser';

/**
 * Socket.IO's own parser, but that no packet of ours is searched for binary parts, and that a message is turned into JSON
 * once: its author's ack and the fact for all others say the same. What goes over the wire is unchanged.
 */
class TextEncoder extends Encoder {
  override encode(packet: Packet): (string | Buffer)[] {
    const { type, nsp, id } = packet;
    const data: unknown[] = packet.data;
    if (type !== PacketType.EVENT && type !== PacketType.ACK) return super.encode(packet);
    return [`${type}${nsp === '/' ? '' : `${nsp},`}${id ?? ''}${toJson(data)}`];
  }
}

const kept = new WeakMap<object, string>();

const messageJson = (message: Message): string => {
  const known = kept.get(message);
  if (known !== undefined) return known;
  const json = JSON.stringify(message);
  kept.set(message, json);
  return json;
};

/** What a packet says that tells one message, as event or as ack. */
type Told = [event: 'message:created', fact: { message: Message }] | [ack: { ok: true; data: { message: Message } }];

const isOnlyMessage = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'message' in value && Object.keys(value).length === 1;

const tellsMessage = (data: unknown[]): data is Told =>
  data[0] === 'message:created'
    ? data.length === 2 && isOnlyMessage(data[1])
    : data.length === 1 && isOnlyMessage((data[0] as { data?: unknown } | null)?.data);

const toJson = (data: unknown[]): string => {
  if (!tellsMessage(data)) return JSON.stringify(data);
  return data.length === 2
    ? `["message:created",{"message":${messageJson(data[1].message)}}]`
    : `[{"ok":true,"data":{"message":${messageJson(data[0].data.message)}}}]`;
};

export const textParser = { Encoder: TextEncoder, Decoder };
