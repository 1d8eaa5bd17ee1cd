import type { ConversationId } from '@chatter/protocol/ids';
import { getConversation } from '@chatter/protocol/routes/conversations';
import { listMessages } from '@chatter/protocol/routes/messages';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { callRoute } from '../../test/call-route.ts';
import { goLive, type LiveClient } from '../../test/go-live.ts';
import { type Account as Person, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { catchUp, newClientId, openDirect, say, startGroup, text } from '../../test/talk.ts';
import { newId } from '../domain/new-id.ts';

let server: TestServer;
let mara: Person;
let tomas: Person;
let aiko: Person;

beforeAll(async () => {
  server = await startTestServer();
  [mara, tomas, aiko] = await Promise.all([signUp(server, 'mara'), signUp(server, 'tomas'), signUp(server, 'aiko')]);
});
afterAll(() => server.close());

const send = (live: LiveClient, conversationId: ConversationId, words: string, clientMessageId = newClientId()) =>
  live.call('message:send', { conversationId, clientMessageId, content: text(words) });

const createdSeqs = (live: LiveClient, id: ConversationId): number[] =>
  live.heard.flatMap((entry) =>
    entry.name === 'message:created' && entry.fact.message.conversationId === id ? [entry.fact.message.seq] : [],
  );

const viewOf = async (person: Person, conversationId: ConversationId) =>
  (await callRoute(server, person, getConversation, { params: { conversationId } })).conversation;

describe('message:send', () => {
  test('two people write to each other; the first message brings the conversation along', async () => {
    const [hers, his] = await Promise.all([goLive(server, mara), goLive(server, tomas)]);
    const { id } = await openDirect(server, mara, tomas);
    expect((await hers.next('conversation:added')).conversation).toMatchObject({ id, peerId: tomas.user.id });
    await his.settle();
    expect(his.heard).toEqual([]);

    const { message } = await send(hers, id, 'Hello Tomas');
    expect((await his.next('conversation:added')).conversation).toMatchObject({
      id,
      peerId: mara.user.id,
      unread: 1,
      lastMessage: { seq: 1 },
    });
    expect((await his.next('message:created')).message).toEqual(message);
    expect(his.namesHeard()).toEqual(['conversation:added', 'message:created']);
    const answer = await send(his, id, 'Hello Mara');
    expect((await hers.next('message:created', (fact) => fact.message.seq === 2)).message).toEqual(answer.message);
    hers.close();
    his.close();
  });

  test('D1 what was acknowledged is in the history at once', async () => {
    const live = await goLive(server, mara);
    const { id } = await startGroup(server, mara, [tomas]);
    const { message } = await send(live, id, 'Written down');
    const params = { conversationId: id };
    const page = await callRoute(server, tomas, listMessages, { params, query: { limit: 1 } });
    expect(page.messages).toEqual([message]);
    live.close();
  });

  test('case 55 D2 ten tries at once, from two tabs and over HTTP, are one message with one answer', async () => {
    const [one, two, his] = await Promise.all([goLive(server, mara), goLive(server, mara), goLive(server, tomas)]);
    const { id } = await startGroup(server, mara, [tomas]);
    const clientMessageId = newClientId();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) => send(i % 2 === 0 ? one : two, id, 'Once', clientMessageId)),
    );
    for (const { message } of answers) expect(message).toEqual(answers[0]?.message);
    await send(one, id, 'After');
    await his.next('message:created', ({ message }) => message.seq === 3);
    expect(createdSeqs(his, id)).toEqual([1, 2, 3]);
    for (const live of [one, two, his]) live.close();
  });

  test('case 58 D3 a hundred sends at once from three people give a dense order that every reader sees alike', async () => {
    const writers = await Promise.all([mara, tomas, aiko].map((person) => goLive(server, person)));
    const { id } = await startGroup(server, mara, [tomas, aiko]);
    const all = Array.from({ length: 100 }, (_, i) => writers[i % writers.length] as LiveClient);
    const acked = await Promise.all(all.map((live, i) => send(live, id, `Number ${i}`)));
    const last = acked.length + 1;
    expect(acked.map(({ message }) => message.seq).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 100 }, (_, i) => i + 2),
    );
    const expected = Array.from({ length: last }, (_, i) => i + 1);
    for (const [at, live] of writers.entries()) {
      // What a socket sent itself it has by the ack; all others tell it of theirs.
      const own = acked.filter((_, i) => i % writers.length === at).map(({ message }) => message.seq);
      const told = expected.filter((seq) => !own.includes(seq));
      await live.next('message:created', ({ message }) => message.conversationId === id && message.seq === told.at(-1));
      expect(createdSeqs(live, id)).toEqual(told);
      live.close();
    }
    const { messages } = await catchUp(server, tomas, id, 0);
    expect(messages.map(({ seq }) => seq)).toEqual(expected);
  });

  test('D4 after a cut the changes bring exactly what was missed, and nothing twice', async () => {
    const { id } = await startGroup(server, mara, [tomas]);
    const live = await goLive(server, tomas);
    const seen = await say(server, mara, id, 'Seen live');
    await live.next('message:created', ({ message }) => message.id === seen.id);
    live.close();
    const missed = [];
    for (let i = 0; i < 45; i += 1) missed.push(await say(server, mara, id, `Missed ${i}`));
    const { messages } = await catchUp(server, tomas, id, seen.rev);
    expect(messages).toEqual(missed);
  });

  test('D5 a message is told to every device of everybody, the sender included', async () => {
    const devices = await Promise.all([goLive(server, mara), goLive(server, mara), goLive(server, tomas)]);
    const { id } = await startGroup(server, mara, [tomas]);
    const message = await say(server, tomas, id, 'To all');
    for (const live of devices) {
      expect((await live.next('message:created', (fact) => fact.message.id === message.id)).message).toEqual(message);
      live.close();
    }
  });

  test('D7 unread counts what others wrote after the read position, and no lines', async () => {
    const { id } = await startGroup(server, mara, [tomas]);
    const his = await goLive(server, tomas);
    for (let i = 0; i < 3; i += 1) await say(server, mara, id, `Number ${i}`);
    await say(server, tomas, id, 'Mine');
    await say(server, mara, id, 'One more');
    await say(server, mara, id, 'And one');
    expect(await viewOf(tomas, id)).toMatchObject({ unread: 2, me: { readSeq: 5 } });
    await his.call('receipt:mark', { conversationId: id, readSeq: 6 });
    expect((await viewOf(tomas, id)).unread).toBe(1);
    his.close();
  });

  test('D5 what is stored is acknowledged even when it cannot be told, and that is logged', async () => {
    const live = await goLive(server, aiko);
    const { id } = await openDirect(server, aiko, tomas);
    vi.spyOn(server.context.store.conversations, 'memberIds').mockRejectedValueOnce(new Error('the disk is on fire'));
    const { message } = await send(live, id, 'Kept');
    expect(server.logged()).toContain('the disk is on fire');
    expect((await catchUp(server, tomas, id, 0)).messages).toEqual([message]);
    live.close();
  });

  test('case 34 a message stored raw breaks nobody: lists, pages and changes still answer', async () => {
    const { id } = await startGroup(server, mara, [tomas]);
    const at = server.clock.now();
    await server.context.store.messages.append({
      id: newId(at),
      conversationId: id,
      authorId: mara.user.id,
      clientMessageId: newClientId(),
      content: { kind: 'hologram', v: 9, __proto__: null } as never,
      photoIds: [],
      at,
    });
    const fine = await say(server, mara, id, 'Still here');
    for (const path of ['', `/${id}`, `/${id}/messages`, `/${id}/changes?since=0`]) {
      const response = await fetch(`${server.url}/api/conversations${path}`, {
        headers: { authorization: `Bearer ${tomas.accessToken}` },
      });
      expect([path, response.status]).toEqual([path, 200]);
      expect(await response.text()).toContain(fine.id);
    }
  });
});
