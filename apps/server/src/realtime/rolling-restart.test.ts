import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { startBalancer, type TestBalancer } from '../../test/balancer.ts';
import { redisProgram } from '../../test/redis-server.ts';
import { type Nodes, startCluster, type TestCluster } from '../../test/start-cluster.ts';
import { type Account as Person, signUp } from '../../test/start-test-server.ts';
import { startGroup } from '../../test/talk.ts';
import { expectHeard, keepTalking, talkAs } from '../../test/talkers.ts';

describe.skipIf(redisProgram === null)('a rolling restart', () => {
  let cluster: TestCluster & { readonly nodes: Nodes };
  let balancer: TestBalancer;

  beforeAll(async () => {
    cluster = await startCluster(redisProgram ?? '');
    balancer = await startBalancer();
  });
  afterAll(async () => {
    await balancer?.close();
    await cluster?.close();
  });

  test('D1 replaces every node while people chat: each message is there once, and all are connected', async () => {
    const [a, b] = cluster.nodes;
    balancer.lead(a, b);
    const people: Person[] = [];
    for (const name of ['mara', 'tomas', 'aiko']) people.push(await signUp(a, name));
    const [mara, ...others] = people;
    if (mara === undefined) throw new Error('nobody is there');
    const { id } = await startGroup(a, mara, others);
    // Two devices each; their connections are spread over the nodes in turn.
    const talkers = await Promise.all([...people, ...people].map((person) => talkAs(balancer, person)));
    const talk = keepTalking(talkers, id);
    await talk.more(60);
    let serving = [a, b];
    for (const leaving of [a, b]) {
      serving = [...serving.filter((node) => node !== leaving), await cluster.add()];
      balancer.lead(...serving);
      await leaving.stop();
      await vi.waitFor(() => {
        for (const { chatter } of talkers) expect(chatter.connection.get()).toEqual({ kind: 'online' });
      });
      await talk.more(60);
    }
    const sent = await talk.stop();
    await expectHeard(talkers, sent);
    expect(new Set(sent.map((message) => message.seq)).size).toBe(sent.length);
    // Nodes that say good-bye have left no hole.
    for (const node of [a, b, ...serving]) expect(node.logged()).not.toContain('has gone silent');
  }, 40_000);
});
