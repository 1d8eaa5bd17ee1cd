import * as accounts from '@chatter/protocol/routes/accounts';
import * as conversations from '@chatter/protocol/routes/conversations';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callRoute } from '../../test/call-route.ts';
import { goLive, refusedLive } from '../../test/go-live.ts';
import { redisProgram } from '../../test/redis-server.ts';
import { signInAgain } from '../../test/sign-up.ts';
import { type Nodes, startCluster, type TestCluster, testTimes } from '../../test/start-cluster.ts';
import { api, type Account as Person, signUp, startTestServer } from '../../test/start-test-server.ts';
import { newClientId, openDirect, say, startGroup, text } from '../../test/talk.ts';

/** The promise of D9, over all nodes. */
const aSecond = 1_000;

describe.skipIf(redisProgram === null)('three nodes joined by Redis', () => {
  let cluster: TestCluster & { readonly nodes: Nodes };
  let mara: Person;
  let tomas: Person;
  let aiko: Person;
  let jonas: Person;

  beforeAll(async () => {
    cluster = await startCluster(redisProgram ?? '', { nodes: 3 });
    const [a] = cluster.nodes;
    [mara, tomas] = [await signUp(a, 'mara'), await signUp(a, 'tomas')];
    [aiko, jonas] = [await signUp(a, 'aiko'), await signUp(a, 'jonas')];
  });
  afterAll(() => cluster?.close());

  /** Mara on the first node, Tomas on the second, Aiko on the third. */
  const allLive = () => {
    const [a, b, c = a] = cluster.nodes;
    return Promise.all([goLive(a, mara), goLive(b, tomas), goLive(c, aiko)]);
  };

  test('D5 a message reaches the members on all nodes once, and the socket that sent it by its ack alone', async () => {
    const [a, b] = cluster.nodes;
    const { id: conversationId } = await startGroup(a, mara, [tomas, aiko]);
    const [hers, his, third] = await allLive();
    const also = await goLive(b, mara);
    const send = (words: string) =>
      hers.call('message:send', { conversationId, clientMessageId: newClientId(), content: text(words) });
    const sent = [(await send('one')).message, (await send('two')).message, (await send('three')).message];
    for (const live of [his, third, also]) {
      await live.next('message:created', ({ message }) => message.id === sent[2]?.id);
      const heard = live.heard.flatMap((entry) => (entry.name === 'message:created' ? [entry.fact.message] : []));
      expect(heard).toEqual(sent);
    }
    await hers.settle();
    expect(hers.namesHeard()).not.toContain('message:created');
    for (const live of [hers, his, third, also]) live.close();
  });

  test('receipts, typing, title, members and profiles reach the other nodes', async () => {
    const [a, b] = cluster.nodes;
    const { id: conversationId } = await startGroup(a, mara, [tomas]);
    const [hers, his, third] = await allLive();
    await hers.call('typing:set', { conversationId, typing: true });
    expect(await his.next('typing:changed')).toEqual({ conversationId, userId: mara.user.id, typing: true });
    await say(a, mara, conversationId, 'Who is coming?');
    await his.call('receipt:mark', { conversationId, readSeq: 2 });
    const moved = await hers.next('receipt:moved', ({ positions }) => positions[0]?.userId === tomas.user.id);
    expect(moved.everyone).toEqual({ deliveredSeq: 2, readSeq: 2 });
    const params = { conversationId };
    await callRoute(b, tomas, conversations.renameGroup, { params, body: { title: 'Lake club' } });
    await hers.next('conversation:changed', ({ conversation }) => conversation.title === 'Lake club');
    await callRoute(b, tomas, conversations.addMembers, { params, body: { userIds: [aiko.user.id] } });
    expect((await third.next('conversation:added')).conversation).toMatchObject({ id: conversationId, memberCount: 3 });
    await hers.next('member:changed', ({ members }) => members[0]?.userId === aiko.user.id);
    const line = await say(a, mara, conversationId, 'Welcome');
    await third.next('message:created', ({ message }) => message.id === line.id);
    await callRoute(a, mara, accounts.updateMe, { body: { status: 'at the lake' } });
    await third.next('user:changed', ({ user }) => user.id === mara.user.id && user.status === 'at the lake');
    for (const live of [hers, his, third]) live.close();
  });

  test('whoever is written to for the first time hears of it on another node', async () => {
    const [a, b] = cluster.nodes;
    const his = await goLive(b, jonas);
    const { id } = await openDirect(a, aiko, jonas);
    await his.settle();
    expect(his.namesHeard()).not.toContain('conversation:added');
    await say(a, aiko, id, 'Hello');
    expect((await his.next('conversation:added')).conversation).toMatchObject({ id, unread: 1 });
    await his.next('message:created', ({ message }) => message.conversationId === id);
    const names = his.namesHeard();
    expect(names.indexOf('conversation:added')).toBeLessThan(names.indexOf('message:created'));
    his.close();
  });

  test('D9 whoever is removed on one node hears nothing more on another, within a second', async () => {
    const [a, b] = cluster.nodes;
    const { id: conversationId } = await startGroup(a, mara, [tomas, aiko]);
    const [hers, his, third] = await allLive();
    const params = { conversationId, userId: tomas.user.id };
    await callRoute(a, mara, conversations.removeMember, { params });
    const removedAt = performance.now();
    await his.next('conversation:removed');
    expect(performance.now() - removedAt).toBeLessThan(aSecond);
    const secret = await say(a, mara, conversationId, 'Now that he is gone');
    await third.next('message:created', ({ message }) => message.id === secret.id);
    await his.settle();
    expect(JSON.stringify(his.heard)).not.toContain('Now that he is gone');
    expect(await his.refusal('typing:set', { conversationId, typing: true })).toBe('NOT_FOUND');
    await callRoute(b, aiko, conversations.addMembers, { params, body: { userIds: [tomas.user.id] } });
    const back = await say(a, mara, conversationId, 'Back again');
    await his.next('message:created', ({ message }) => message.id === back.id);
    for (const live of [hers, his, third]) live.close();
  });

  test.each([
    ['signed-out', accounts.signout],
    ['revoked', accounts.endOtherSessions],
  ] as const)(
    'D9 a session that is ended on one node (%s) loses its sockets on another, within a second',
    async (reason, route) => {
      const [a, b] = cluster.nodes;
      const [phone, desk] = [await signInAgain(a, jonas), await signInAgain(a, jonas)];
      const live = await goLive(b, phone);
      await callRoute(a, reason === 'signed-out' ? phone : desk, route);
      const endedAt = performance.now();
      expect(await live.next('session:ended')).toEqual({ reason });
      await live.closed();
      expect(performance.now() - endedAt).toBeLessThan(aSecond);
      expect(await refusedLive(b, phone)).toMatchObject({ code: 'SESSION_ENDED' });
    },
  );

  test('D9 a changed password closes the other devices on every node', async () => {
    const [a, b, c = a] = cluster.nodes;
    const lena = await signUp(a, 'lena');
    const others = await Promise.all([b, c].map(async (node) => goLive(node, await signInAgain(a, lena))));
    const body = { currentPassword: lena.password, newPassword: 'another quiet river at dusk' };
    await callRoute(a, lena, accounts.changePassword, { body });
    for (const live of others) {
      expect(await live.next('session:ended')).toEqual({ reason: 'password-changed' });
      await live.closed();
    }
  });

  test('a node whose Redis is not there serves its people, and tells nobody the password', async () => {
    const redisUrl = 'redis://chat:s3cret@127.0.0.1:1';
    const alone = await startTestServer({ config: { redisUrl }, timeouts: testTimes });
    const [ivo, yuki] = [await signUp(alone, 'ivo'), await signUp(alone, 'yuki')];
    const { id } = await openDirect(alone, ivo, yuki);
    const live = await goLive(alone, yuki);
    await say(alone, ivo, id, 'Hello');
    await live.next('message:created');
    await vi.waitFor(() => expect(alone.logged()).toContain('the bus is away'));
    expect((await api(alone, null, 'GET', '/readyz')).status).toBe(200);
    live.close();
    await alone.close();
    expect(alone.logged()).not.toContain('s3cret');
  });
});
