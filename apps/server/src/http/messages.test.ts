import type { ConversationId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import * as conversations from '@chatter/protocol/routes/conversations';
import { listMessages, postMessage } from '@chatter/protocol/routes/messages';
import { uploadPhoto } from '@chatter/protocol/routes/pictures';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callRoute, refuseRoute } from '../../test/call-route.ts';
import { type Account as Person, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { catchUp, newClientId, openDirect, say, startGroup, text } from '../../test/talk.ts';

let server: TestServer;
let mara: Person;
let tomas: Person;
let aiko: Person;

beforeAll(async () => {
  server = await startTestServer();
  [mara, tomas, aiko] = await Promise.all([signUp(server, 'mara'), signUp(server, 'tomas'), signUp(server, 'aiko')]);
});
afterAll(() => server.close());

const seqs = (messages: readonly Message[]) => messages.map(({ seq }) => seq);

const page = (conversationId: ConversationId, query: Record<string, number>) =>
  callRoute(server, tomas, listMessages, { params: { conversationId }, query });

describe('history', () => {
  let id: ConversationId;
  beforeAll(async () => {
    // The first line of the group is seq 1.
    id = (await startGroup(server, mara, [tomas])).id;
    for (let i = 2; i <= 12; i += 1) await say(server, i % 2 === 0 ? mara : tomas, id, `Message ${i}`);
  });

  test('D3 comes in order of seq, in pages in both directions, with its authors', async () => {
    const newest = await page(id, { limit: 5 });
    expect(seqs(newest.messages)).toEqual([8, 9, 10, 11, 12]);
    expect(newest).toMatchObject({ hasBefore: true, hasAfter: false });
    expect(newest.users.map((user) => user.id).sort()).toEqual([mara.user.id, tomas.user.id].sort());
    const before = await page(id, { before: 8, limit: 10 });
    expect(seqs(before.messages)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(before).toMatchObject({ hasBefore: false, hasAfter: true });
    const after = await page(id, { after: 3, limit: 4 });
    expect(seqs(after.messages)).toEqual([4, 5, 6, 7]);
    expect(after).toMatchObject({ hasBefore: true, hasAfter: true });
  });

  test('can be opened around a message', async () => {
    const around = await page(id, { around: 6, limit: 5 });
    expect(seqs(around.messages)).toContain(6);
    expect(around.messages).toHaveLength(5);
    expect(around).toMatchObject({ hasBefore: true, hasAfter: true });
  });

  test('case 22 takes one place at a time and no operators', async () => {
    const params = { conversationId: id };
    for (const query of [{ before: 3, after: 1 }, { 'before[$ne]': 1 }, { limit: 0 }, { limit: 101 }, { around: -1 }]) {
      expect((await refuseRoute(server, tomas, listMessages, { params, query })).code).toBe('VALIDATION_FAILED');
    }
    const twice = await fetch(`${server.url}/api/conversations/${id}/messages?limit=5&limit=6`, {
      headers: { authorization: `Bearer ${tomas.accessToken}` },
    });
    expect(twice.status).toBe(400);
  });

  test('case 57 a change counter from the future is answered with the present', async () => {
    const { conversation } = await callRoute(server, tomas, conversations.getConversation, {
      params: { conversationId: id },
    });
    const params = { conversationId: id };
    const ahead = await callRoute(server, tomas, conversations.listChanges, { params, query: { since: 9_000 } });
    expect(ahead).toMatchObject({ rev: conversation.rev, complete: true, messages: [], members: [] });
    for (const since of [-1, 1.5, 'x']) {
      const refused = await refuseRoute(server, tomas, conversations.listChanges, { params, query: { since } });
      expect(refused.code).toBe('VALIDATION_FAILED');
    }
  });

  test('case 16 D3 keeps the order of sending through a clock that jumps back', async () => {
    const { id: conversationId } = await startGroup(server, mara, [tomas]);
    const first = await say(server, mara, conversationId, 'Before');
    server.clock.advance(-10 * 60_000);
    const second = await say(server, tomas, conversationId, 'Ten minutes earlier');
    server.clock.advance(10 * 60_000);
    expect(second.createdAt).toBeLessThan(first.createdAt);
    expect((await page(conversationId, { limit: 2 })).messages).toEqual([first, second]);
    expect((await catchUp(server, tomas, conversationId, first.rev)).messages).toEqual([second]);
    const { conversation } = await callRoute(server, tomas, conversations.getConversation, {
      params: { conversationId },
    });
    expect(conversation).toMatchObject({ lastMessage: { id: second.id }, activityAt: first.createdAt });
  });

  test('D4 changes from the beginning are everything, in small pages too', async () => {
    const { messages, pages } = await catchUp(server, tomas, id, 0, 3);
    expect(seqs(messages)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(pages).toBeGreaterThan(3);
  });
});

describe('sending over HTTP', () => {
  test('D2 a repeat is the same message, in another conversation it is refused', async () => {
    const { id } = await openDirect(server, mara, tomas);
    const body = { clientMessageId: newClientId(), content: text('Once') };
    const params = { conversationId: id };
    const first = await callRoute(server, mara, postMessage, { params, body });
    const again = await callRoute(server, mara, postMessage, { params, body: { ...body, content: text('Twice') } });
    expect(again).toEqual(first);
    const other = await openDirect(server, mara, aiko);
    const elsewhere = await refuseRoute(server, mara, postMessage, { params: { conversationId: other.id }, body });
    expect(elsewhere.code).toBe('CLIENT_ID_REUSED');
  });

  test('case 21 what only the server may say is refused', async () => {
    const { id: conversationId } = await openDirect(server, mara, tomas);
    const params = { conversationId };
    const good = { clientMessageId: newClientId(), content: text('Hello') };
    const extras = [{ seq: 1 }, { authorId: tomas.user.id }, { createdAt: 0 }, { _id: 'x' }, { role: 'owner' }];
    const drafts = [
      { kind: 'system', event: 'group-created', userIds: [] },
      { ...text('Hello'), v: 2 },
      { kind: 'photos', photos: [], photoIds: [] },
    ];
    const bodies = [
      ...extras.map((extra) => ({ ...good, ...extra })),
      ...drafts.map((content) => ({ ...good, content })),
    ];
    for (const body of bodies) {
      expect((await refuseRoute(server, mara, postMessage, { params, body })).code).toBe('VALIDATION_FAILED');
    }
  });

  test('case 31 text that no database could keep is refused, everything else is kept as it came', async () => {
    const { id: conversationId } = await openDirect(server, mara, tomas);
    for (const broken of ['a\0b', 'half \ud83d', '\udc00 half', ' \n ', '', 'x'.repeat(10_001)]) {
      const body = { clientMessageId: newClientId(), content: text(broken) };
      const problem = await refuseRoute(server, mara, postMessage, { params: { conversationId }, body });
      expect(problem.code).toBe('VALIDATION_FAILED');
    }
    const kept = '  <b>‮اﻟﺴﻼم</b> 👩‍👩‍👧‍👦 e\u0301\u0301\u0301\r\n__proto__ $ne ';
    const message = await say(server, mara, conversationId, kept);
    expect(message.content).toEqual({ kind: 'text', v: 1, text: kept });
    expect((await say(server, mara, conversationId, 'x'.repeat(10_000))).content).toMatchObject({ kind: 'text' });
  });
});

describe('photos', () => {
  const upload = async (person: Person) => {
    const bytes = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#336699' } })
      .png()
      .toBuffer();
    const form = new FormData();
    form.set('photo', new Blob([new Uint8Array(bytes)]), 'walk.png');
    return (await callRoute(server, person, uploadPhoto, { body: form })).photo;
  };

  test('several travel in one message with a caption, with the place they need', async () => {
    const { id: conversationId } = await openDirect(server, mara, tomas);
    const photos = [await upload(mara), await upload(mara)];
    const content = { kind: 'photos' as const, photoIds: photos.map(({ id }) => id), caption: 'Two hills' };
    const body = { clientMessageId: newClientId(), content };
    const { message } = await callRoute(server, mara, postMessage, { params: { conversationId }, body });
    expect(message.content).toEqual({ kind: 'photos', v: 1, photos, caption: 'Two hills' });
    // D2: the photos are attached by now, and the repeat is still the same message.
    expect((await callRoute(server, mara, postMessage, { params: { conversationId }, body })).message).toEqual(message);
    const resent = { clientMessageId: newClientId(), content };
    const problem = await refuseRoute(server, mara, postMessage, { params: { conversationId }, body: resent });
    expect(problem.code).toBe('PHOTO_UNAVAILABLE');
  });

  test("case 17 somebody else's photo looks like one that does not exist", async () => {
    const { id: conversationId } = await openDirect(server, mara, tomas);
    const { id: hers } = await upload(aiko);
    const refusals = [];
    for (const photoId of [hers, 'z'.repeat(20)]) {
      const body = { clientMessageId: newClientId(), content: { kind: 'photos', photoIds: [photoId] } };
      refusals.push(await refuseRoute(server, mara, postMessage, { params: { conversationId }, body }));
    }
    expect(refusals.map(({ code }) => code)).toEqual(['PHOTO_UNAVAILABLE', 'PHOTO_UNAVAILABLE']);
    expect({ ...refusals[0], requestId: '' }).toEqual({ ...refusals[1], requestId: '' });
  });
});
