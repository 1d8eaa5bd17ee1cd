import { storeUnavailable } from '@chatter/store/store-unavailable';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { goLive } from '../../test/go-live.ts';
import { redisProgram } from '../../test/redis-server.ts';
import { type Nodes, startCluster, type TestCluster } from '../../test/start-cluster.ts';
import { signUp } from '../../test/start-test-server.ts';
import { newClientId, startGroup, text } from '../../test/talk.ts';

describe.skipIf(redisProgram === null)('a write that seems to fail, and was carried out', () => {
  let cluster: TestCluster & { readonly nodes: Nodes };

  beforeAll(async () => {
    cluster = await startCluster(redisProgram ?? '');
  });
  afterAll(() => cluster?.close());

  test('D5 D6 its author is answered at the repeat, and the clients of all nodes are asked to catch up', async () => {
    const [a, b] = cluster.nodes;
    const [mara, tomas] = [await signUp(a, 'mara'), await signUp(a, 'tomas')];
    const { id } = await startGroup(a, mara, [tomas]);
    const maras = await goLive(a, mara);
    const tomass = await Promise.all([a, b].map((node) => goLive(node, tomas)));
    const { store } = a.context;
    const { append } = store.messages;
    const { counters } = store;
    vi.spyOn(store.messages, 'append').mockImplementationOnce(async (message) => {
      await append(message);
      vi.spyOn(store, 'counters').mockImplementation(() => ({ ...counters(), unsure: 1 }));
      throw storeUnavailable();
    });
    const send = { conversationId: id, clientMessageId: newClientId(), content: text('Is it there?') };
    expect(await maras.refusal('message:send', send)).toBe('STORE_UNAVAILABLE');
    const { message } = await maras.call('message:send', send);
    for (const client of tomass) await client.next('sync:wanted');
    expect(message).toMatchObject({ clientMessageId: send.clientMessageId });
    for (const client of tomass) expect(client.namesHeard()).not.toContain('message:created');
    for (const client of [maras, ...tomass]) client.close();
  });
});
