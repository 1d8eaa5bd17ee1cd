import { signin } from '@chatter/protocol/routes/accounts';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { api } from '../../test/api.ts';
import { goLive, type LiveClient } from '../../test/go-live.ts';
import { redisProgram } from '../../test/redis-server.ts';
import { type Nodes, startCluster, type TestCluster } from '../../test/start-cluster.ts';
import { type Account as Person, signUp } from '../../test/start-test-server.ts';
import { newClientId, startGroup, text } from '../../test/talk.ts';

const perMinute = 50;
/** A tenth: so many are let through by the one node before the other has heard of them. */
const unheard = 5;

describe.skipIf(redisProgram === null)('limits over two nodes', () => {
  let cluster: TestCluster & { readonly nodes: Nodes };
  let mara: Person;

  beforeAll(async () => {
    const config = { messagesPerMinute: perMinute, signinFailuresPerQuarter: 4 };
    cluster = await startCluster(redisProgram ?? '', { config });
    mara = await signUp(cluster.nodes[0], 'mara');
  });
  afterAll(() => cluster?.close());

  test('case 46 an account that sends over two nodes has one allowance, over sockets and after a minute too', async () => {
    const [a, b] = cluster.nodes;
    const { id: conversationId } = await startGroup(a, mara, []);
    const lives = [await goLive(a, mara), await goLive(b, mara)];
    const send = (live: LiveClient) =>
      live.call('message:send', { conversationId, clientMessageId: newClientId(), content: text('Hello') }).then(
        () => true,
        (refusal: unknown) => {
          expect(refusal).toMatchObject({ code: 'RATE_LIMITED' });
          return false;
        },
      );
    let allowed = 0;
    let refused = 0;
    for (let turn = 0; refused < 20; turn += 1) {
      const live = lives[turn % 2];
      if (live !== undefined && (await send(live))) allowed += 1;
      else refused += 1;
    }
    expect(allowed).toBeGreaterThanOrEqual(perMinute);
    expect(allowed).toBeLessThanOrEqual(perMinute + 2 * unheard);
    // What was let through too much is owed by both.
    await vi.waitFor(async () => {
      expect(await Promise.all(lives.map(send))).toEqual([false, false]);
    });
    cluster.clock.advance(60_000 + (2 * unheard * 60_000) / perMinute);
    expect(await Promise.all(lives.map(send))).toEqual([true, true]);
    for (const live of lives) live.close();
  });

  test('case 8 wrong passwords count over all nodes', async () => {
    const wrong = (turn: number) =>
      api(cluster.nodes[turn % 2] ?? cluster.nodes[0], null, 'POST', signin.path, {
        email: mara.email,
        password: 'not this one',
      });
    const codes: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) codes.push((await wrong(turn)).status);
    expect(codes).toEqual([401, 401, 401, 401]);
    await vi.waitFor(async () => {
      for (const turn of [0, 1]) expect((await wrong(turn)).status).toBe(429);
    });
  });
});
