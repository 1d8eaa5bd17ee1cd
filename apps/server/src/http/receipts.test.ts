import type { ConversationId, MessageId } from '@chatter/protocol/ids';
import * as conversations from '@chatter/protocol/routes/conversations';
import { listReceipts } from '@chatter/protocol/routes/messages';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callRoute, refuseRoute } from '../../test/call-route.ts';
import { type Account as Person, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { openDirect, say, startGroup } from '../../test/talk.ts';

let server: TestServer;
let mara: Person;
let tomas: Person;
let aiko: Person;
let jonas: Person;

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

const mark = (person: Person, conversationId: ConversationId, body: { deliveredSeq?: number; readSeq?: number }) =>
  callRoute(server, person, conversations.markReceipt, { params: { conversationId }, body });

const receiptsOf = (
  conversationId: ConversationId,
  messageId: MessageId,
  query: Record<string, string | number> = {},
) => callRoute(server, mara, listReceipts, { params: { conversationId, messageId }, query });

describe('the details of a message', () => {
  test('tell each member but the author when it arrived and when it was read', async () => {
    const { id } = await startGroup(server, mara, [tomas, aiko]);
    const message = await say(server, mara, id, 'Bring rain coats');
    server.clock.advance(5_000);
    await mark(tomas, id, { deliveredSeq: message.seq });
    const deliveredAt = server.clock.now();
    server.clock.advance(60_000);
    await mark(tomas, id, { readSeq: message.seq });
    const { receipts, users, next } = await receiptsOf(id, message.id);
    const at = { deliveredSeq: message.seq, readSeq: message.seq };
    expect(receipts.find(({ userId }) => userId === tomas.user.id)).toEqual({
      ...{ userId: tomas.user.id, ...at, deliveredAt, readAt: server.clock.now() },
    });
    expect(receipts.find(({ userId }) => userId === aiko.user.id)).toMatchObject({ deliveredAt: null, readAt: null });
    expect(receipts).toHaveLength(2);
    expect(users.map((user) => user.id).sort()).toEqual([tomas.user.id, aiko.user.id].sort());
    expect(next).toBeNull();
  });

  test('do not change when more is read, and know nothing of who came later', async () => {
    const { id } = await startGroup(server, mara, [tomas]);
    const message = await say(server, mara, id, 'First');
    await mark(tomas, id, { readSeq: message.seq });
    const before = await receiptsOf(id, message.id);
    server.clock.advance(1_000);
    const params = { conversationId: id };
    await callRoute(server, mara, conversations.addMembers, { params, body: { userIds: [jonas.user.id] } });
    const { seq } = await say(server, mara, id, 'Second');
    await mark(tomas, id, { readSeq: seq });
    await mark(jonas, id, { readSeq: seq });
    const { receipts } = await receiptsOf(id, message.id);
    const [{ deliveredAt, readAt } = { deliveredAt: null, readAt: null }] = before.receipts;
    expect(receipts).toMatchObject([{ userId: tomas.user.id, readSeq: seq, deliveredAt, readAt }]);
  });

  test('come in pages', async () => {
    const { id } = await startGroup(server, mara, [tomas, aiko, jonas]);
    const message = await say(server, mara, id, 'To three');
    const first = await receiptsOf(id, message.id, { limit: 2 });
    const second = await receiptsOf(id, message.id, { limit: 2, after: String(first.next) });
    const told = [...first.receipts, ...second.receipts].map(({ userId }) => userId);
    expect([first.receipts.length, second.next]).toEqual([2, null]);
    expect(told.sort()).toEqual([tomas, aiko, jonas].map(({ user }) => user.id).sort());
  });

  test('case 17 are not there under another conversation of the same people, nor for nobody', async () => {
    const { id } = await startGroup(server, mara, [tomas]);
    const other = await openDirect(server, mara, tomas);
    const message = await say(server, mara, id, 'Here');
    for (const params of [
      { conversationId: other.id, messageId: message.id },
      { conversationId: id, messageId: 'z'.repeat(20) },
    ]) {
      expect((await refuseRoute(server, mara, listReceipts, { params })).code).toBe('NOT_FOUND');
    }
    const params = { conversationId: id, messageId: message.id };
    const query = { after: 'nonsense' };
    expect((await refuseRoute(server, mara, listReceipts, { params, query })).code).toBe('VALIDATION_FAILED');
  });
});
