import {
  type CommandInput,
  type CommandName,
  type CommandOutput,
  commands,
  type FactName,
  facts,
  type Handshake,
} from '@chatter/protocol/events';
import { ackErrorSchema } from '@chatter/protocol/problem';
import type { Socket } from 'socket.io-client';
import type { ClientError } from '../client-error.ts';
import { networkError, refusal, timeoutError, unreadableAnswer } from '../to-client-error.ts';
import type { Wire, WireListener } from './wire.ts';

/** For one transport; the fallback may take as long again. */
const CONNECT_MS = 15_000;
const HANDSHAKE_MS = 35_000;
const ACK_MS = 10_000;

const readAck = (name: CommandName, ack: unknown): unknown => {
  const answer = (ack ?? {}) as { ok?: unknown; data?: unknown; error?: unknown };
  if (answer.ok === true) {
    const parsed = commands[name].output.safeParse(answer.data);
    if (parsed.success) return parsed.data;
    throw unreadableAnswer();
  }
  const error = ackErrorSchema.safeParse(answer.error);
  throw error.success ? refusal(error.data) : unreadableAnswer();
};

const handshakeError = (error: Error & { data?: unknown }): ClientError => {
  const parsed = ackErrorSchema.safeParse(error.data);
  return parsed.success ? refusal(parsed.data) : networkError();
};

/** A wire on Socket.IO: WebSocket first, long-polling where that does not get through. */
export class SocketWire implements Wire {
  readonly #origin: string;
  readonly #listener: WireListener;
  #socket: Promise<Socket> | null = null;
  #handshake: Handshake | null = null;
  /** The socket while its handshake is accepted. */
  #live: Socket | null = null;
  /** Ends the attempt under way, if there is one. */
  #abandon: () => void = () => undefined;
  #attempts = 0;

  constructor(origin: string, listener: WireListener) {
    this.#origin = origin;
    this.#listener = listener;
  }

  async connect(handshake: Handshake): Promise<void> {
    this.close();
    const attempt = this.#attempts;
    this.#handshake = handshake;
    this.#socket ??= this.#open();
    const socket = await this.#socket.catch(() => {
      // The piece of the page that holds Socket.IO could not be fetched: it is asked for again next time.
      this.#socket = null;
      throw networkError();
    });
    if (attempt !== this.#attempts) throw networkError();
    await this.#attempt(socket);
  }

  async command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandOutput<Name>> {
    const socket = this.#live;
    if (socket === null) throw networkError();
    const ack: unknown = await socket
      .timeout(ACK_MS)
      .emitWithAck(name, input)
      .catch(() => {
        throw this.#live === socket ? timeoutError() : networkError();
      });
    return readAck(name, ack) as CommandOutput<Name>;
  }

  close(): void {
    this.#attempts += 1;
    this.#live = null;
    this.#abandon();
    void this.#socket?.then(
      (socket) => socket.disconnect(),
      () => undefined,
    );
  }

  async #open(): Promise<Socket> {
    // Loaded with the first connection, so that a page shows its welcome and sign-in without it.
    const { io } = await import('socket.io-client');
    const options = {
      autoConnect: false,
      reconnection: false,
      forceNew: true,
      timeout: CONNECT_MS,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      auth: (give: (auth: object) => void) => give({ ...this.#handshake }),
    };
    const socket = this.#origin === '' ? io(options) : io(this.#origin, options);
    for (const name of Object.keys(facts) as FactName[]) socket.on(name, (fact: unknown) => this.#hear(name, fact));
    socket.on('disconnect', () => {
      if (this.#live === null) return;
      this.#live = null;
      this.#listener.closed();
    });
    return socket;
  }

  #hear(name: FactName, value: unknown): void {
    const fact = facts[name].safeParse(value);
    // What cannot be read is as good as lost: the next catch-up brings what it said.
    if (fact.success && this.#live !== null) this.#listener.fact(name, fact.data as never);
  }

  #attempt(socket: Socket): Promise<void> {
    return new Promise((resolve, reject) => {
      const finish = () => {
        clearTimeout(timer);
        socket.off('connect', onConnect);
        socket.off('connect_error', onError);
        socket.off('disconnect', onBroken);
        this.#abandon = () => undefined;
      };
      const fail = (error: ClientError) => {
        finish();
        socket.disconnect();
        reject(error);
      };
      const onConnect = () => {
        finish();
        this.#live = socket;
        resolve();
      };
      const onError = (error: Error) => fail(handshakeError(error));
      // Between the opening of the line and the handshake a break is no `connect_error`.
      const onBroken = () => fail(networkError());
      const timer = setTimeout(() => fail(timeoutError()), HANDSHAKE_MS);
      this.#abandon = () => fail(networkError());
      socket.on('connect', onConnect);
      socket.on('connect_error', onError);
      socket.on('disconnect', onBroken);
      socket.connect();
    });
  }
}
