import type { ConversationId, MessageId } from '@chatter/protocol/ids';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { goLive, type LiveClient } from '../../test/go-live.ts';
import { phantomNode } from '../../test/phantom-node.ts';
import { redisProgram } from '../../test/redis-server.ts';
import { signInAgain } from '../../test/sign-up.ts';
import { type Nodes, startCluster, type TestCluster } from '../../test/start-cluster.ts';
import { type Account as Person, signUp } from '../../test/start-test-server.ts';
import { newClientId, say, startGroup } from '../../test/talk.ts';
import { expectHeard, keepTalking, type Talker, talkAs } from '../../test/talkers.ts';
import { newId } from '../domain/new-id.ts';

/** The goal: so long after Redis is back, nodes and clients are equal to the store. */
const tenSeconds = 10_000;
/** Real traffic on a busy machine takes its time. */
const patience = 60_000;

describe.skipIf(redisProgram === null)('when Redis fails', () => {
  let cluster: TestCluster & { readonly nodes: Nodes };
  let mara: Person;
  let tomas: Person;
  let id: ConversationId;

  beforeAll(async () => {
    cluster = await startCluster(redisProgram ?? '');
    const [a] = cluster.nodes;
    [mara, tomas] = [await signUp(a, 'mara'), await signUp(a, 'tomas')];
    ({ id } = await startGroup(a, mara, [tomas]));
  });
  afterAll(() => cluster?.close());
  // Whatever a test before left: it begins with both in the group.
  beforeEach(() => addQuietly(tomas));

  /** Both people on both nodes. */
  const fourTalkers = (): Promise<Talker[]> =>
    Promise.all(cluster.nodes.flatMap((node) => [talkAs(node, mara), talkAs(node, tomas)]));
  const areAway = () =>
    vi.waitFor(() => {
      for (const node of cluster.nodes) expect(lastWord(node.logged())).toContain('the bus is away');
    });
  const lastWord = (log: string) => log.split('\n').findLast((line) => line.includes('the bus is ')) ?? '';
  test(
    'D5 killed under traffic and back: no send is refused, and all clients are equal within 10 s',
    async () => {
      const talkers = await fourTalkers();
      const talk = keepTalking(talkers, id);
      await talk.more(40);
      for (let round = 0; round < 3; round += 1) {
        await cluster.redis.kill();
        await talk.more(40);
        await cluster.redis.start();
        await talk.more(40);
      }
      await cluster.redis.kill();
      await areAway();
      await talk.more(40);
      const sent = await talk.stop();
      await cluster.redis.start();
      const backAt = performance.now();
      await expectHeard(talkers, sent);
      expect(performance.now() - backAt).toBeLessThan(tenSeconds);
    },
    patience,
  );

  test(
    'D5 while it stands still acks go on, and afterwards all clients are equal within 10 s',
    async () => {
      const talkers = await fourTalkers();
      const talk = keepTalking(talkers, id);
      await talk.more(40);
      cluster.redis.pause();
      await talk.more(40);
      await areAway();
      await talk.more(40);
      const sent = await talk.stop();
      cluster.redis.resume();
      const backAt = performance.now();
      await expectHeard(talkers, sent);
      expect(performance.now() - backAt).toBeLessThan(tenSeconds);
    },
    patience,
  );

  test('while it is away people on different nodes still hear each other, from the store', async () => {
    const [hers, his] = [await talkAs(cluster.nodes[0], mara), await talkAs(cluster.nodes[1], tomas)];
    await cluster.redis.kill();
    await areAway();
    const { id: sent } = await hers.chatter.messages.send(id, 'do you hear me?');
    await vi.waitFor(() => expect(his.heard).toEqual([sent]));
    await cluster.redis.start();
  });

  test('D9 who is signed out or removed while it is away is out on every node', async () => {
    const [a, b] = cluster.nodes;
    const phone = await signInAgain(a, tomas);
    const [lost, kept] = [await goLive(b, phone), await goLive(b, tomas)];
    await cluster.redis.kill();
    await areAway();
    await a.context.store.sessions.end(phone.sessionId, tomas.user.id);
    await removeQuietly(tomas);
    await lost.closed();
    expect(lost.heard.at(-1)).toEqual({ name: 'session:ended', fact: { reason: 'revoked' } });
    await untilHears(kept, false);
    await addQuietly(tomas);
    await cluster.redis.start();
    await untilHears(kept, true);
    kept.close();
  });

  test('D9 a removal whose word got lost is made good when the next word shows the hole', async () => {
    const kept = await goLive(cluster.nodes[1], tomas);
    const phantom = await phantomNode(cluster);
    await untilHears(kept, true);
    await removeQuietly(tomas);
    await phantom.lose(() => phantom.bus.tell('removed', id, tomas.user.id));
    await kept.next('sync:wanted');
    await untilHears(kept, false);
    await addQuietly(tomas);
    await phantom.lose(() => phantom.bus.tell('letin', id, [tomas.user.id]));
    await kept.next('sync:wanted');
    await untilHears(kept, true);
    kept.close();
  });

  test('D9 what is heard in the wrong order is put right from the store', async () => {
    const kept = await goLive(cluster.nodes[1], tomas);
    const phantom = await phantomNode(cluster);
    phantom.bus.tell('removed', id, tomas.user.id);
    await kept.next('conversation:removed');
    await kept.next('conversation:added');
    await untilHears(kept, true);
    await removeQuietly(tomas);
    phantom.bus.tell('letin', id, [tomas.user.id]);
    await kept.next('conversation:removed');
    await untilHears(kept, false);
    await addQuietly(tomas);
    kept.close();
  });

  test('D5 what a node has stored and could not tell before it died is caught up with', async () => {
    const his = await talkAs(cluster.nodes[1], tomas);
    const phantom = await phantomNode(cluster);
    // Stored without a word on the bus.
    const { messages } = cluster.nodes[0].context.store;
    const content = { kind: 'text' as const, v: 1 as const, text: 'my last words' };
    const at = cluster.clock.now();
    const draft = {
      id: newId<MessageId>(at),
      conversationId: id,
      authorId: mara.user.id,
      clientMessageId: newClientId(),
    };
    const { message } = await messages.append({ ...draft, content, photoIds: [], at });
    phantom.die();
    await vi.waitFor(() => expect(his.heard).toEqual([message.id]));
  });

  test('a connection that Redis cuts comes back by itself', async () => {
    const [hers, his] = [await talkAs(cluster.nodes[0], mara), await talkAs(cluster.nodes[1], tomas)];
    const sent: MessageId[] = [];
    for (let round = 0; round < 5; round += 1) {
      await cluster.redis.cutClients();
      sent.push((await hers.chatter.messages.send(id, `round ${round}`)).id);
      await vi.waitFor(() => expect(his.heard).toEqual(sent));
    }
  });

  /** Whether a new message in the conversation reaches the socket. */
  const hears = async (live: LiveClient): Promise<boolean> => {
    const words = newClientId();
    await say(cluster.nodes[1], mara, id, words);
    await live.settle();
    return JSON.stringify(live.heard).includes(words);
  };
  /** Asked again: what was made good before may still be on its way. */
  const untilHears = (live: LiveClient, wanted: boolean) =>
    vi.waitFor(async () => expect(await hears(live)).toBe(wanted));
  const line = () => ({ id: newId<MessageId>(cluster.clock.now()), actorId: mara.user.id, at: cluster.clock.now() });
  /** As by a node whose word got lost. */
  const removeQuietly = (person: Person) =>
    cluster.nodes[0].context.store.conversations.removeMember({ id, userId: person.user.id, line: line() });
  const addQuietly = (person: Person) =>
    cluster.nodes[0].context.store.conversations.addMembers({ id, userIds: [person.user.id], limit: 10, line: line() });
});
