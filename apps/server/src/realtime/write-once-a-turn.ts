import type { Backlog, BacklogWatch } from './backlog-watch.ts';
import { byteLengthOf, type EnginePacket, joinFrames } from './join-frames.ts';
import type { Connection } from './socket-types.ts';

type PacketOptions = NonNullable<EnginePacket['options']> & {
  /** Made by whoever of a broadcast comes first. */
  packet?: EnginePacket;
};

/** What Engine.IO's connection is made of and does not publish, and what is known of it here. */
interface Writing {
  readonly readyState: string;
  readonly transport: { readonly name: string; readonly writable: boolean; send(packets: EnginePacket[]): void };
  writeBuffer: EnginePacket[];
  backlog: Backlog;
  write: (data: string, options?: PacketOptions) => void;
  flush: () => void;
}

/** As Engine.IO does it, who also tells those that listen. */
const flushAloud = (connection: Writing): void => {
  const { flush } = Object.getPrototypeOf(connection) as { readonly flush: () => void };
  flush.call(connection);
};

const toPacket = (data: string, options: PacketOptions | undefined): EnginePacket => {
  if (options?.wsPreEncodedFrame === undefined) return { type: 'message', data };
  options.packet ??= { type: 'message', data, options };
  return options.packet;
};

/**
 * Lets what goes to one connection within one turn of the event loop leave in one write. A commit answers hundreds at
 * once; each packet by itself would be a call of the operating system, the dearest part of a delivery.
 *
 * Engine.IO flushes with each packet and offers no other way, so its `write` and `flush` are replaced. Its own buffer is
 * kept, so that what it writes itself stays in line; its events about packets are not, for nobody listens, and to tell
 * nobody is a good part of what a delivery costs it.
 */
export const createTurnWriter = (watch: BacklogWatch): ((connection: Connection) => void) => {
  let waiting: Writing[] = [];
  const writeAll = (): void => {
    const all = waiting;
    waiting = [];
    for (const connection of all) connection.flush();
  };
  function write(this: Writing, data: string, options?: PacketOptions): void {
    const { backlog } = this;
    if (this.readyState !== 'open' && this.readyState !== 'opening') return;
    const packet = toPacket(data, options);
    // What has waited for longer than this turn goes when the transport can take it.
    const isFirst = backlog.waiting === 0;
    if (!watch.wait(backlog, byteLengthOf(packet))) return;
    this.writeBuffer.push(packet);
    if (!isFirst) return;
    if (waiting.length === 0) setImmediate(writeAll);
    waiting.push(this);
  }
  function flush(this: Writing): void {
    const { transport, writeBuffer } = this;
    if (!transport.writable || writeBuffer.length === 0) return;
    watch.flush(this.backlog);
    // A connection that closes waits to be told, and a poll is an answer to be packed.
    if (this.readyState !== 'open' || transport.name !== 'websocket') {
      flushAloud(this);
      return;
    }
    this.writeBuffer = [];
    transport.send(writeBuffer);
  }
  return (connection) => {
    joinFrames(connection);
    Object.assign(connection, { backlog: watch.open(connection), write, flush });
  };
};
