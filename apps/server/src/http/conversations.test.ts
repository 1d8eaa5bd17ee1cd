import { picturePath } from '@chatter/protocol/picture';
import * as routes from '@chatter/protocol/routes/conversations';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callRoute, refuseRoute } from '../../test/call-route.ts';
import { api, type Account as Person, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { openDirect, say, startGroup } from '../../test/talk.ts';

let server: TestServer;
let mara: Person;
let tomas: Person;
let aiko: Person;
let jonas: Person;
const nobody = '0'.repeat(20);

beforeAll(async () => {
  server = await startTestServer();
  [mara, tomas, aiko, jonas] = await Promise.all([
    signUp(server, 'mara'),
    signUp(server, 'tomas'),
    signUp(server, 'aiko'),
    signUp(server, 'jonas'),
  ]);
});
afterAll(() => server.close());

const listOf = (person: Person) => callRoute(server, person, routes.listConversations);

describe('direct conversations', () => {
  test('there is one per pair, also when both open it at the same instant', async () => {
    const opened = await Promise.all([
      openDirect(server, mara, tomas),
      openDirect(server, tomas, mara),
      openDirect(server, mara, tomas),
    ]);
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect(opened[0]).toMatchObject({ kind: 'direct', title: null, peerId: tomas.user.id, unread: 0, lastSeq: 0 });
    expect(opened[1]?.peerId).toBe(mara.user.id);
  });

  test('one without a message is in the list of whoever opened it only', async () => {
    const { id } = await openDirect(server, aiko, jonas);
    expect((await listOf(aiko)).conversations.map((row) => row.id)).toContain(id);
    expect((await listOf(jonas)).conversations.map((row) => row.id)).not.toContain(id);
    await say(server, aiko, id, 'Are you coming?');
    const { conversations, users } = await listOf(jonas);
    expect(conversations[0]).toMatchObject({ id, unread: 1, peerId: aiko.user.id, lastMessage: { seq: 1 } });
    expect(users.map((user) => user.id)).toContain(aiko.user.id);
  });

  test('cannot be opened with oneself or with nobody', async () => {
    const self = await refuseRoute(server, mara, routes.openDirect, { body: { userId: mara.user.id } });
    expect(self).toMatchObject({ code: 'NOT_ALLOWED', details: { reason: 'self' } });
    expect(await refuseRoute(server, mara, routes.openDirect, { body: { userId: nobody } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  test('cannot be changed as if it were a group', async () => {
    const { id: conversationId } = await openDirect(server, mara, aiko);
    const params = { conversationId };
    const calls = [
      refuseRoute(server, mara, routes.renameGroup, { params, body: { title: 'Ours' } }),
      refuseRoute(server, mara, routes.addMembers, { params, body: { userIds: [jonas.user.id] } }),
      refuseRoute(server, mara, routes.removeMember, { params: { ...params, userId: mara.user.id } }),
    ];
    for (const problem of await Promise.all(calls)) {
      expect(problem).toMatchObject({ code: 'NOT_ALLOWED', details: { reason: 'direct' } });
    }
  });
});

describe('groups', () => {
  test('begin with a line, their owner and their members, each named once', async () => {
    const body = { title: '  Walking   club ', userIds: [tomas.user.id, mara.user.id, tomas.user.id] };
    const { conversation, users } = await callRoute(server, mara, routes.createGroup, { body });
    expect(conversation).toMatchObject({ kind: 'group', title: 'Walking club', memberCount: 2, lastSeq: 1, unread: 0 });
    expect(conversation.me).toMatchObject({ userId: mara.user.id, role: 'owner' });
    expect(conversation.lastMessage?.content).toMatchObject({ kind: 'system', event: 'group-created' });
    expect(users.map((user) => user.id)).toContain(mara.user.id);
    const { members } = await callRoute(server, tomas, routes.listMembers, {
      params: { conversationId: conversation.id },
    });
    expect(members.map(({ userId, role }) => [userId, role]).sort()).toEqual(
      [
        [mara.user.id, 'owner'],
        [tomas.user.id, 'member'],
      ].sort(),
    );
  });

  test('cannot hold people who do not exist', async () => {
    const body = { title: 'Ghosts', userIds: [tomas.user.id, nobody] };
    expect((await refuseRoute(server, mara, routes.createGroup, { body })).code).toBe('NOT_FOUND');
    const { id: conversationId } = await startGroup(server, mara, []);
    const added = await refuseRoute(server, mara, routes.addMembers, {
      params: { conversationId },
      body: { userIds: [nobody] },
    });
    expect(added.code).toBe('NOT_FOUND');
  });

  test('any member may rename one and add people; the same title changes nothing', async () => {
    const { id: conversationId } = await startGroup(server, mara, [tomas]);
    const params = { conversationId };
    const renamed = await callRoute(server, tomas, routes.renameGroup, { params, body: { title: 'Night walks' } });
    expect(renamed.conversation).toMatchObject({ title: 'Night walks', lastSeq: 2 });
    const again = await callRoute(server, tomas, routes.renameGroup, { params, body: { title: 'Night walks' } });
    expect(again.conversation.rev).toBe(renamed.conversation.rev);
    const body = { userIds: [aiko.user.id, mara.user.id] };
    const added = await callRoute(server, tomas, routes.addMembers, { params, body });
    expect(added.conversation).toMatchObject({ memberCount: 3, lastSeq: 3 });
    expect(added.conversation.lastMessage?.content).toMatchObject({
      event: 'members-added',
      userIds: [aiko.user.id],
    });
  });

  test('any member may give one a picture, which its members see', async () => {
    const { id: conversationId } = await startGroup(server, mara, [tomas]);
    const params = { conversationId };
    const picture = (bytes: Uint8Array) => {
      const body = new FormData();
      body.set('picture', new Blob([new Uint8Array(bytes)]), 'hill.png');
      body.set('crop', '{"x":10,"y":0,"size":40}');
      return body;
    };
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#336699' } })
      .png()
      .toBuffer();
    const { conversation } = await callRoute(server, tomas, routes.setGroupPicture, { params, body: picture(bytes) });
    expect(conversation.lastMessage?.content).toMatchObject({ event: 'picture-changed' });
    const path = picturePath(String(conversation.picture), 'small');
    expect((await api(server, mara, 'GET', path)).status).toBe(200);
    expect((await api(server, jonas, 'GET', path)).status).toBe(404);
    const broken = await refuseRoute(server, tomas, routes.setGroupPicture, {
      params,
      body: picture(bytes.subarray(8)),
    });
    expect(broken.code).toBe('NOT_AN_IMAGE');
  });

  test('owners remove, members leave, and the last owner leaves it to whoever was there longest', async () => {
    const { id: conversationId } = await startGroup(server, mara, [tomas, aiko]);
    const out = (by: Person, whom: Person) => ({ params: { conversationId, userId: whom.user.id }, by });
    const refused = out(tomas, aiko);
    expect((await refuseRoute(server, refused.by, routes.removeMember, refused)).code).toBe('NOT_ALLOWED');
    await callRoute(server, mara, routes.removeMember, out(mara, aiko));
    expect((await refuseRoute(server, aiko, routes.getConversation, { params: { conversationId } })).code).toBe(
      'NOT_FOUND',
    );
    await callRoute(server, mara, routes.removeMember, out(mara, mara));
    const { conversation } = await callRoute(server, tomas, routes.getConversation, { params: { conversationId } });
    expect(conversation).toMatchObject({ memberCount: 1, me: { role: 'owner' } });
    expect(conversation.lastMessage?.content).toMatchObject({ event: 'member-left' });
  });

  test('one who comes back finds no unread past', async () => {
    const { id: conversationId } = await startGroup(server, mara, [tomas]);
    await callRoute(server, tomas, routes.removeMember, { params: { conversationId, userId: tomas.user.id } });
    await say(server, mara, conversationId, 'While you were away');
    const body = { userIds: [tomas.user.id] };
    await callRoute(server, mara, routes.addMembers, { params: { conversationId }, body });
    const { conversation } = await callRoute(server, tomas, routes.getConversation, { params: { conversationId } });
    expect(conversation.unread).toBe(0);
  });
});

describe('lists', () => {
  test('a list of conversations is newest first and comes in pages without repeats', async () => {
    const lena = await signUp(server, 'lena');
    const ids: string[] = [];
    for (const title of ['One', 'Two', 'Three', 'Four', 'Five']) {
      ids.unshift((await startGroup(server, lena, [], title)).id);
      server.clock.advance(1_000);
    }
    const seen: string[] = [];
    for (let before: string | undefined; ; ) {
      const query = { limit: 2, ...(before === undefined ? {} : { before }) };
      const page = await callRoute(server, lena, routes.listConversations, { query });
      seen.push(...page.conversations.map(({ id }) => id));
      if (page.next === null) break;
      before = page.next;
    }
    expect(seen).toEqual(ids);
  });

  test('members come in pages, in the order they joined', async () => {
    const { id: conversationId } = await startGroup(server, mara, [tomas, aiko, jonas]);
    const params = { conversationId };
    const first = await callRoute(server, mara, routes.listMembers, { params, query: { limit: 3 } });
    expect(first.users.map((user) => user.id).sort()).toEqual(first.members.map((member) => member.userId).sort());
    const rest = await callRoute(server, mara, routes.listMembers, {
      params,
      query: { limit: 3, after: String(first.next) },
    });
    expect(rest.next).toBeNull();
    const everybody = [...first.members, ...rest.members].map((member) => member.userId);
    expect(everybody.sort()).toEqual([mara, tomas, aiko, jonas].map(({ user }) => user.id).sort());
  });
});
