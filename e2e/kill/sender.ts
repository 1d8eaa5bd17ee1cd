import type { ClientToServerEvents, ServerToClientEvents } from '@chatter/protocol/events';
import type { ClientMessageId, ConversationId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { PROTOCOL_VERSION } from '@chatter/protocol/version';
import { io, type Socket } from 'socket.io-client';

type LiveSocket = Socket<ServerToClientEvents, ClientToServerEvents>;

/** One client that sends a row of messages, each until it is acknowledged and always under the same id. */
export interface Sender {
  readonly socket: LiveSocket;
  /** What was acknowledged, in the order of sending. */
  readonly acknowledged: readonly Message[];
  /** How often a message had to be sent again. */
  readonly retries: () => number;
  send(conversationId: string, count: number): Promise<void>;
}

const connected = (socket: LiveSocket): Promise<void> =>
  socket.connected ? Promise.resolve() : new Promise((resolve) => socket.once('connect', () => resolve()));

/** @param name unique: it becomes part of the ids and the texts */
export const createSender = (options: {
  url: string;
  token: string;
  name: string;
  onAck: (message: Message) => void;
}): Sender => {
  const socket: LiveSocket = io(options.url, {
    transports: ['websocket'],
    forceNew: true,
    auth: { token: options.token, protocol: PROTOCOL_VERSION },
    reconnectionDelay: 50,
    reconnectionDelayMax: 400,
  });
  const acknowledged: Message[] = [];
  let retries = 0;

  const sendOne = async (conversationId: string, n: number): Promise<Message> => {
    const text = `${options.name} says ${n}`;
    const clientMessageId = `${options.name}-${String(n).padStart(8, '0')}` as ClientMessageId;
    for (;;) {
      await connected(socket);
      // A connection that breaks rejects at once; the time only bounds a server that hangs.
      const answer = await socket
        .timeout(10_000)
        .emitWithAck('message:send', {
          conversationId: conversationId as ConversationId,
          clientMessageId,
          content: { kind: 'text', text },
        })
        .catch(() => null);
      if (answer?.ok) return answer.data.message;
      if (answer !== null && !answer.error.retryable) throw new Error(`${text}: ${answer.error.code}`);
      retries += 1;
    }
  };

  return {
    socket,
    acknowledged,
    retries: () => retries,
    send: async (conversationId, count) => {
      for (let n = 0; n < count; n += 1) {
        const message = await sendOne(conversationId, n);
        acknowledged.push(message);
        options.onAck(message);
      }
    },
  };
};
