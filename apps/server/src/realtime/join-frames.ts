import type { Socket as NetSocket } from 'node:net';
import type { Connection } from './socket-types.ts';

export interface EnginePacket {
  readonly type?: string;
  readonly data?: unknown;
  /** A broadcast is encoded once: all who get it have the same list, of header and payload. */
  readonly options?: { readonly wsPreEncodedFrame?: Buffer[] };
}

type Send = (packets: readonly EnginePacket[]) => void;

/** What Engine.IO's WebSocket transport is made of and does not publish. */
interface Transport {
  writable: boolean;
  readonly socket: {
    readonly readyState: number;
    readonly OPEN: number;
    readonly _socket: NetSocket;
    readonly _sender: { sendFrame(list: readonly Buffer[], sent: (error?: Error) => void): void };
  };
  readonly _onSentLast: (error?: Error) => void;
  send: Send;
}

/** What is longer is not copied for the sake of one piece. */
const mostBytes = 64 * 1024;
/** Up to here the length of a frame is its second byte; above, two bytes behind that say it (RFC 6455, 5.2). */
const shortBytes = 125;
const longMark = 126;
/** The only frame of a text, unmasked as a server's are. */
const textFrame = 0x81;
/** Engine.IO's mark of a message. */
const messageMark = '4'.charCodeAt(0);

const encodeText = (text: string): Buffer | null => {
  const length = Buffer.byteLength(text) + 1;
  const start = length > shortBytes ? 4 : 2;
  if (start + length > mostBytes) return null;
  const frame = Buffer.allocUnsafe(start + length);
  frame[0] = textFrame;
  frame[1] = start === 2 ? length : longMark;
  if (start === 4) frame.writeUInt16BE(length, 2);
  frame[start] = messageMark;
  frame.write(text, start + 1);
  return frame;
};

const frameOf = ({ type, data, options }: EnginePacket): Buffer | null => {
  const shared = options?.wsPreEncodedFrame;
  if (shared === undefined) return type === 'message' && typeof data === 'string' ? encodeText(data) : null;
  // Whoever comes first joins it for all.
  if (shared.length > 1) shared.splice(0, shared.length, Buffer.concat(shared));
  return shared[0] ?? null;
};

/** Of what is sent for it over WebSocket, but for the header where it has none yet. */
export const byteLengthOf = (packet: EnginePacket): number => {
  const { data, options } = packet;
  // A broadcast is encoded once for all; its frame already knows its size.
  if (options?.wsPreEncodedFrame !== undefined) return frameOf(packet)?.length ?? 0;
  return typeof data === 'string' ? Buffer.byteLength(data) : 0;
};

/** @returns the frames of all packets as one piece; null when they are to be sent as they are */
const joined = (packets: readonly EnginePacket[]): Buffer | null => {
  const frames: Buffer[] = [];
  let length = 0;
  for (const packet of packets) {
    const frame = frameOf(packet);
    if (frame === null) return null;
    length += frame.length;
    if (frames.length > 0 && length > mostBytes) return null;
    frames.push(frame);
  }
  const [first] = frames;
  return first !== undefined && frames.length === 1 ? first : Buffer.concat(frames, length);
};

/** As Engine.IO does it. */
const sendApart = (transport: Transport, packets: readonly EnginePacket[]): void => {
  const { send } = Object.getPrototypeOf(transport) as { readonly send: Send };
  const { _socket } = transport.socket;
  _socket.cork();
  send.call(transport, packets);
  _socket.uncork();
};

/** One function for all transports: what each connection holds for itself adds up. */
function sendJoined(this: Transport, packets: readonly EnginePacket[]): void {
  const { readyState, OPEN, _sender } = this.socket;
  if (readyState !== OPEN) {
    // The connection is about to hear that it is gone: until then each fact would become an error with its stack.
    this.writable = false;
    return;
  }
  const all = joined(packets);
  if (all === null) {
    sendApart(this, packets);
    return;
  }
  this.writable = false;
  _sender.sendFrame([all], this._onSentLast);
}

/**
 * Hands what Engine.IO flushes over WebSocket to the system as one piece. Engine.IO gives header and payload of each
 * packet to the stream by themselves, and keeping the books of these pieces costs more than copying a few hundred bytes.
 */
export const joinFrames = (connection: Connection): void => {
  const change = (transport: unknown): void => {
    (transport as Transport).send = sendJoined;
  };
  if (connection.transport.name === 'websocket') change(connection.transport);
  else connection.once('upgrade', change);
};
