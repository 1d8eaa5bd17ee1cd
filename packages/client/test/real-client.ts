import { onTestFinished } from 'vitest';
import {
  startTestServer,
  type TestServer,
  type TestServerOptions,
} from '../../../apps/server/test/start-test-server.ts';
import type { Chatter } from '../src/api.ts';
import { SocketWire } from '../src/connection/socket-wire.ts';
import type { Wire } from '../src/connection/wire.ts';
import { presentChatter } from '../src/create-chatter.ts';
import { type CookieJar, createCookieJar } from '../src/http/cookie-jar.ts';
import { createMemoryOutboxStorage } from '../src/outbox/memory-outbox-storage.ts';
import { networkError, timeoutError } from '../src/to-client-error.ts';

export const password = 'a quiet river at dusk';
export const emailOf = (name: string): string =>
  `${name
    .normalize('NFKD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase()}@chatter.example`;

/** A real server, closed when the test ends. */
export const realServer = async (options: TestServerOptions = {}): Promise<TestServer> => {
  const server = await startTestServer(options);
  onTestFinished(() => server.close());
  return server;
};

/** A client of a real server whose line can be cut, and whose acks can be lost. */
export interface RealClient extends Chatter {
  /** Cuts the line and keeps it down until `mend`. */
  cut(): void;
  mend(): void;
  /** The next ack of a send gets lost on its way. */
  loseNextAck(): void;
}

export const realClient = (url: string, jar: CookieJar = createCookieJar()): RealClient => {
  let down = false;
  let loseAck = false;
  let onClosed: () => void = () => undefined;
  let wire: Wire | null = null;
  const chatter = presentChatter({
    origin: url,
    device: 'Test device',
    fetch: (address, init) => (down ? Promise.reject(new TypeError('cut')) : fetch(address, init)),
    jar,
    storage: createMemoryOutboxStorage(),
    copy: null,
    // The shortest waits, so that a test takes no longer than it must.
    random: () => 0,
    openWire(origin, listener) {
      const real = new SocketWire(origin, listener);
      wire = real;
      onClosed = listener.closed;
      return {
        connect: (handshake) => (down ? Promise.reject(networkError()) : real.connect(handshake)),
        async command(name, input) {
          const answer = await real.command(name, input);
          if (name !== 'message:send' || !loseAck) return answer;
          loseAck = false;
          throw timeoutError();
        },
        close: () => real.close(),
      };
    },
  });
  onTestFinished(() => chatter.close());
  return {
    ...chatter,
    cut() {
      down = true;
      wire?.close();
      onClosed();
    },
    mend() {
      down = false;
    },
    loseNextAck() {
      loseAck = true;
    },
  };
};

/** Creates an account; resolves when its client is connected and caught up. */
export const join = async (server: { readonly url: string }, name: string): Promise<RealClient> => {
  const client = realClient(server.url);
  await client.accounts.signUp({ email: emailOf(name), password, displayName: name });
  await client.ready();
  return client;
};

export const meOf = (client: Chatter) => {
  const me = client.accounts.me.get();
  if (me === null) throw new Error('nobody is signed in');
  return me;
};
