import type { UserId } from '@chatter/protocol/ids';
import { updateMe } from '@chatter/protocol/routes/accounts';
import { getConversation, listMembers } from '@chatter/protocol/routes/conversations';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callRoute } from '../../test/call-route.ts';
import { goLive } from '../../test/go-live.ts';
import { openRaw } from '../../test/raw-socket.ts';
import { type Account, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { newClientId, openDirect, say, startGroup, text } from '../../test/talk.ts';
import { sendMessage } from '../domain/messages/send-message.ts';
import { newId } from '../domain/new-id.ts';

let server: TestServer;
let mara: Account;
let tomas: Account;

beforeAll(async () => {
  server = await startTestServer();
  [mara, tomas] = await Promise.all([signUp(server, 'mara'), signUp(server, 'tomas')]);
});
afterAll(() => server.close());

/** People who are in the record and have never signed in. */
const createCrowd = (size: number): Promise<UserId[]> =>
  Promise.all(
    Array.from({ length: size }, async (_, i) => {
      const id = newId<UserId>(server.clock.now());
      const email = `${id}@crowd.example`;
      await server.context.store.users.create({
        id,
        email,
        emailKey: email,
        displayName: `Guest ${i}`,
        nameKey: `guest ${i}`,
        status: null,
        avatar: null,
        passwordHash: '-',
        createdAt: server.clock.now(),
        lastSeenAt: null,
      });
      return id;
    }),
  );

describe('a group of a thousand', () => {
  test('is no special case: made, paged through, and each message encoded once for all who listen', async () => {
    const crowd = await createCrowd(998);
    const { store } = server.context;
    const at = server.clock.now();
    const { conversation } = await store.conversations.createGroup({
      id: newId(at),
      title: 'Everybody',
      ownerId: mara.user.id,
      memberIds: [tomas.user.id, ...crowd],
      line: { id: newId(at), actorId: mara.user.id, at },
    });
    const params = { conversationId: conversation.id };
    const page = await callRoute(server, tomas, getConversation, { params });
    expect(page.conversation.memberCount).toBe(1_000);
    expect(page.users.length).toBeLessThanOrEqual(102);
    expect((await callRoute(server, tomas, listMembers, { params, query: { limit: 100 } })).users).toHaveLength(100);

    const sockets = await Promise.all(Array.from({ length: 20 }, () => goLive(server, tomas)));
    const stringify = vi.spyOn(JSON, 'stringify');
    const caller = { userId: mara.user.id, sessionId: mara.sessionId };
    const input = { conversationId: conversation.id, clientMessageId: newClientId(), content: text('To a thousand') };
    const message = await sendMessage(server.context, caller, input);
    const encoded = stringify.mock.results.filter(({ value }) => String(value).includes(`"id":"${message.id}"`));
    stringify.mockRestore();
    expect(encoded).toHaveLength(1);
    for (const live of sockets) {
      expect((await live.next('message:created')).message).toEqual(message);
      live.close();
    }
  });

  test('a call that adds a thousand writes one line, and whoever is added hears of it', async () => {
    const { id: conversationId } = await startGroup(server, mara, []);
    const [his, hers] = await Promise.all([goLive(server, tomas), goLive(server, mara)]);
    const crowd = await createCrowd(999);
    const response = await fetch(`${server.url}/api/conversations/${conversationId}/members`, {
      method: 'POST',
      headers: { authorization: `Bearer ${mara.accessToken}`, 'content-type': 'application/json' },
      body: JSON.stringify({ userIds: [tomas.user.id, ...crowd] }),
    });
    expect(response.status).toBe(200);
    expect((await his.next('conversation:added')).conversation.memberCount).toBe(1_001);
    const line = await hers.next('message:created', ({ message }) => message.seq === 2);
    expect(line.message.content).toMatchObject({ event: 'members-added' });
    his.close();
    hers.close();
  });
});

describe('a changed profile', () => {
  test('is told to one’s own devices, to those one talks with and those who look, and to nobody else', async () => {
    const [aiko, jonas, lena] = await Promise.all(['aiko', 'jonas', 'lena'].map((name) => signUp(server, name)));
    if (!aiko || !jonas || !lena) throw new Error('the cast is incomplete');
    const { id } = await openDirect(server, aiko, jonas);
    await say(server, aiko, id, 'Hello');
    const [own, talks, looks, stranger] = await Promise.all([
      goLive(server, aiko),
      goLive(server, jonas),
      goLive(server, lena),
      goLive(server, tomas),
    ]);
    await looks.call('presence:watch', { userIds: [aiko.user.id] });
    await callRoute(server, aiko, updateMe, { body: { displayName: 'Aiko the Swift', status: '🏃' } });
    for (const live of [own, talks, looks]) {
      expect((await live.next('user:changed')).user).toMatchObject({ displayName: 'Aiko the Swift', status: '🏃' });
    }
    await stranger.settle();
    expect(stranger.heard).toEqual([]);
    for (const live of [own, talks, looks, stranger]) live.close();
  });
});

describe('case 24 what goes out', () => {
  test('holds no hash, no token and no e-mail address, of oneself or others', async () => {
    const [samir, ngozi] = [await signUp(server, 'samir'), await signUp(server, 'ngozi')];
    const raw = await openRaw(server, samir);
    const ask = (name: string, input: object) => raw.ws.send(`427${JSON.stringify([name, input])}`);
    const { id: conversationId } = await startGroup(server, ngozi, [samir, mara]);
    await say(server, ngozi, conversationId, 'Hello');
    ask('presence:watch', { userIds: [ngozi.user.id] });
    ask('receipt:mark', { conversationId, readSeq: 2 });
    await callRoute(server, ngozi, updateMe, { body: { status: 'Reading' } });
    (await goLive(server, ngozi)).close();
    await raw.frame((frame) => frame.includes('receipt:moved'));
    await raw.frame((frame) => frame.includes('user:changed'));
    await raw.frame((frame) => frame.includes('presence:changed'));
    const all = raw.frames.join('\n');
    expect(all).not.toMatch(/argon|hash|password|token|emailKey|nameKey|metaRev|createdBy/i);
    expect(all).not.toContain('@chatter.example');
    raw.ws.close();
  });
});
