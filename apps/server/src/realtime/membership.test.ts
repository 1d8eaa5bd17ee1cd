import type { ConversationId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import * as routes from '@chatter/protocol/routes/conversations';
import { addCrowd } from '@chatter/store/contract/fixtures';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callRoute } from '../../test/call-route.ts';
import { goLive, type LiveClient } from '../../test/go-live.ts';
import { type Account as Person, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { newClientId, say, startGroup } from '../../test/talk.ts';

let server: TestServer;
let mara: Person;
let tomas: Person;
let aiko: Person;

beforeAll(async () => {
  server = await startTestServer();
  [mara, tomas, aiko] = await Promise.all([signUp(server, 'mara'), signUp(server, 'tomas'), signUp(server, 'aiko')]);
});
afterAll(() => server.close());

const live = (...people: Person[]) => Promise.all(people.map((person) => goLive(server, person)));
const add = (by: Person, conversationId: ConversationId, whom: Person) =>
  callRoute(server, by, routes.addMembers, { params: { conversationId }, body: { userIds: [whom.user.id] } });
const remove = (by: Person, conversationId: ConversationId, whom: Person) =>
  callRoute(server, by, routes.removeMember, { params: { conversationId, userId: whom.user.id } });

const closeAll = (clients: LiveClient[]) => {
  for (const client of clients) client.close();
};

describe('a group, live', () => {
  test('is told to its members when it begins, each with their own view, before its first line', async () => {
    const clients = (await live(mara, tomas, aiko)) as [LiveClient, LiveClient, LiveClient];
    const [hers, his, outside] = clients;
    const { id } = await startGroup(server, mara, [tomas]);
    expect((await hers.next('conversation:added')).conversation.me).toMatchObject({ role: 'owner' });
    const added = (await his.next('conversation:added')).conversation;
    expect(added).toMatchObject({ id, memberCount: 2, unread: 0, me: { userId: tomas.user.id, role: 'member' } });
    await his.next('message:created', ({ message }) => message.seq === 1);
    expect(his.namesHeard()).toEqual(['conversation:added', 'message:created']);
    await outside.settle();
    expect(outside.heard).toEqual([]);
    closeAll(clients);
  });

  test('whoever is added hears of it first and of what follows; the others hear who came', async () => {
    const { id } = await startGroup(server, mara, [tomas]);
    const clients = (await live(mara, tomas, aiko)) as [LiveClient, LiveClient, LiveClient];
    const [, his, hers] = clients;
    await Promise.all([add(tomas, id, aiko), ...[1, 2, 3].map((n) => say(server, mara, id, `Number ${n}`))]);
    const { members, rev } = await his.next('member:changed');
    expect(members.map(({ userId }) => userId)).toEqual([aiko.user.id]);
    expect((await his.next('conversation:changed')).conversation).toMatchObject({ id, memberCount: 3, rev: rev + 1 });
    const later = await say(server, mara, id, 'Welcome');
    await hers.next('message:created', ({ message }) => message.id === later.id);
    expect(hers.namesHeard()[0]).toBe('conversation:added');
    expect(hers.namesHeard().filter((name) => name === 'conversation:added')).toHaveLength(1);
    closeAll(clients);
  });

  test('many who are added at once come in facts of a hundred, each with the rev up to which it tells', async () => {
    const { id } = await startGroup(server, mara, [tomas]);
    const his = await goLive(server, tomas);
    const crowd = await addCrowd(server.context.store, 250);
    const before = (await callRoute(server, mara, routes.getConversation, { params: { conversationId: id } }))
      .conversation;
    await callRoute(server, mara, routes.addMembers, { params: { conversationId: id }, body: { userIds: crowd } });
    const told = [await his.next('member:changed'), await his.next('member:changed'), await his.next('member:changed')];
    expect(told.map(({ rev, members }) => [rev - before.rev, members.length])).toEqual([
      [100, 100],
      [200, 100],
      [250, 50],
    ]);
    const named = told.flatMap(({ members }) => members.map(({ userId }) => userId));
    expect(named.sort()).toEqual([...crowd].sort());
    const { message } = await his.next('message:created');
    expect(message.rev).toBe(before.rev + 251);
    for (const { fact } of his.heard) expect(JSON.stringify(fact).length).toBeLessThan(limits.socketPacketBytes);
    his.close();
  });

  test('case 18 D9 whoever is removed hears that, and nothing of what follows', async () => {
    const { id } = await startGroup(server, mara, [tomas, aiko]);
    const clients = (await live(mara, tomas, tomas, aiko)) as [LiveClient, LiveClient, LiveClient, LiveClient];
    const [hers, his, hisPhone, third] = clients;
    await remove(mara, id, tomas);
    await say(server, mara, id, 'Now that he is gone');
    await hers.call('typing:set', { conversationId: id, typing: true });
    await third.next('typing:changed');
    for (const device of [his, hisPhone]) {
      await device.settle();
      expect(device.heard).toEqual([{ name: 'conversation:removed', fact: { conversationId: id } }]);
    }
    const content = { kind: 'text', text: 'Still here' };
    expect([
      await his.refusal('message:send', { conversationId: id, clientMessageId: newClientId(), content }),
      await his.refusal('receipt:mark', { conversationId: id, readSeq: 1 }),
      await his.refusal('typing:set', { conversationId: id, typing: true }),
    ]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND']);
    const { members } = await third.next('member:changed');
    expect(members[0]).toMatchObject({ userId: tomas.user.id, leftAt: server.clock.now() });
    expect(third.namesHeard()).toEqual([
      'member:changed',
      'conversation:changed',
      'message:created',
      'message:created',
      'typing:changed',
    ]);
    closeAll(clients);
  });

  test('D9 one who is added and removed at once is out in the end, and so is their socket', async () => {
    const { id } = await startGroup(server, mara, [tomas]);
    const clients = (await live(mara, aiko)) as [LiveClient, LiveClient];
    const [, outside] = clients;
    for (let round = 0; round < 10; round += 1)
      await Promise.all([add(mara, id, aiko), remove(mara, id, aiko).catch(() => undefined)]);
    await remove(mara, id, aiko).catch(() => undefined);
    await outside.settle();
    const before = outside.heard.length;
    await say(server, mara, id, 'Who is there?');
    await outside.settle();
    expect(outside.heard).toHaveLength(before);
    closeAll(clients);
  });

  test('a new title and who leaves is a fact and a line for everybody else', async () => {
    const { id: conversationId } = await startGroup(server, mara, [tomas]);
    server.clock.advance(1_000);
    await add(mara, conversationId, aiko);
    const clients = (await live(aiko)) as [LiveClient];
    const [hers] = clients;
    await callRoute(server, tomas, routes.renameGroup, { params: { conversationId }, body: { title: 'Night walks' } });
    expect((await hers.next('conversation:changed')).conversation.title).toBe('Night walks');
    expect((await hers.next('message:created')).message).toMatchObject({
      authorId: tomas.user.id,
      clientMessageId: null,
      content: { kind: 'system', event: 'title-changed', title: 'Night walks' },
    });
    await remove(mara, conversationId, mara);
    const { members } = await hers.next('member:changed');
    expect(members.map(({ userId, role, leftAt }) => [userId, role, leftAt === null])).toContainEqual([
      tomas.user.id,
      'owner',
      true,
    ]);
    closeAll(clients);
  });
});
