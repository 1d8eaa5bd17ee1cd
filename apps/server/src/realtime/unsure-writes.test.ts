import type { Store } from '@chatter/store/store';
import { storeUnavailable } from '@chatter/store/store-unavailable';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { goLive } from '../../test/go-live.ts';
import { redisProgram } from '../../test/redis-server.ts';
import { startCluster } from '../../test/start-cluster.ts';
import { signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { newClientId, startGroup, text } from '../../test/talk.ts';

/** The next message is stored, and its author is told that it failed. */
const loseNextAnswer = (store: Store): void => {
  const { counters, messages } = store;
  const { append } = messages;
  vi.spyOn(messages, 'append').mockImplementationOnce(async (message) => {
    await append(message);
    vi.spyOn(store, 'counters').mockImplementation(() => ({ ...counters(), unsure: 1 }));
    throw storeUnavailable();
  });
};

interface Nodes {
  /** The first one writes. */
  readonly all: readonly [TestServer, ...TestServer[]];
  close(): Promise<void>;
}

const startOne = async (): Promise<Nodes> => {
  const server = await startTestServer();
  return { all: [server], close: server.close };
};

const startTwo = async (): Promise<Nodes> => {
  const { nodes, close } = await startCluster(redisProgram ?? '');
  return { all: nodes, close };
};

describe.each([
  ['a server alone', startOne, false],
  ['a cluster', startTwo, redisProgram === null],
] as const)('a write that seems to fail on %s, and was carried out', (_, start, isMissing) => {
  let nodes: Nodes;

  beforeAll(async () => {
    if (!isMissing) nodes = await start();
  });
  afterEach(() => void vi.restoreAllMocks());
  afterAll(() => nodes?.close());

  test.skipIf(isMissing)(
    'D5 D6 its author is answered at the repeat, and all other clients are asked to catch up',
    async () => {
      const [node] = nodes.all;
      const [mara, tomas] = [await signUp(node, 'mara'), await signUp(node, 'tomas')];
      const { id } = await startGroup(node, mara, [tomas]);
      const maras = await goLive(node, mara);
      const tomass = await Promise.all(nodes.all.map((one) => goLive(one, tomas)));
      loseNextAnswer(node.context.store);
      const send = { conversationId: id, clientMessageId: newClientId(), content: text('Is it there?') };
      expect(await maras.refusal('message:send', send)).toBe('STORE_UNAVAILABLE');
      const { message } = await maras.call('message:send', send);
      for (const client of tomass) await client.next('sync:wanted');
      expect(message).toMatchObject({ clientMessageId: send.clientMessageId });
      for (const client of tomass) expect(client.namesHeard()).not.toContain('message:created');
      for (const client of [maras, ...tomass]) client.close();
    },
  );
});
