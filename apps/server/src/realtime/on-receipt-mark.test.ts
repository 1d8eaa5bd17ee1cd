import { getConversation, markReceipt } from '@chatter/protocol/routes/conversations';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { callRoute, refuseRoute } from '../../test/call-route.ts';
import { goLive } from '../../test/go-live.ts';
import { type Account as Person, signUp, startTestServer, type TestServer } from '../../test/start-test-server.ts';
import { say, startGroup } from '../../test/talk.ts';

let server: TestServer;
let mara: Person;
let tomas: Person;
let aiko: Person;

beforeAll(async () => {
  server = await startTestServer();
  [mara, tomas, aiko] = await Promise.all([signUp(server, 'mara'), signUp(server, 'tomas'), signUp(server, 'aiko')]);
});
afterAll(() => server.close());

describe('receipt:mark', () => {
  test('D7 the author hears who has received and read, bundled, and what everybody has', async () => {
    const { id: conversationId } = await startGroup(server, mara, [tomas, aiko]);
    const [hers, his, third] = await Promise.all([mara, tomas, aiko].map((person) => goLive(server, person)));
    if (hers === undefined || his === undefined || third === undefined) throw new Error('not connected');
    for (let i = 2; i <= 5; i += 1) await say(server, mara, conversationId, `Number ${i}`);
    await Promise.all([
      ...[2, 3, 4, 5].map((deliveredSeq) => his.call('receipt:mark', { conversationId, deliveredSeq })),
      third.call('receipt:mark', { conversationId, readSeq: 4 }),
    ]);
    const fact = await hers.next('receipt:moved', ({ positions }) => positions.length === 2);
    expect(fact.positions).toContainEqual({ userId: tomas.user.id, deliveredSeq: 5, readSeq: expect.any(Number) });
    expect(fact.positions).toContainEqual({ userId: aiko.user.id, deliveredSeq: 4, readSeq: 4 });
    expect(fact.everyone.deliveredSeq).toBe(4);
    const { conversation } = await callRoute(server, mara, getConversation, { params: { conversationId } });
    expect(fact.rev).toBe(conversation.rev);
    expect(hers.namesHeard().filter((name) => name === 'receipt:moved')).toHaveLength(1);
    for (const live of [hers, his, third]) live.close();
  });

  test('D7 positions only move forward, and what does not move them is told to nobody', async () => {
    const { id: conversationId } = await startGroup(server, mara, [tomas]);
    for (let i = 2; i <= 4; i += 1) await say(server, mara, conversationId, `Number ${i}`);
    const his = await goLive(server, tomas);
    const read = await his.call('receipt:mark', { conversationId, readSeq: 3 });
    expect(read.positions).toEqual({ deliveredSeq: 3, readSeq: 3 });
    await his.next('receipt:moved');
    for (const input of [{ readSeq: 2 }, { deliveredSeq: 1 }, {}, { readSeq: 3, deliveredSeq: 2 }]) {
      expect(await his.call('receipt:mark', { conversationId, ...input })).toEqual(read);
    }
    const more = await his.call('receipt:mark', { conversationId, deliveredSeq: 4 });
    expect(more).toEqual({ rev: read.rev + 1, positions: { deliveredSeq: 4, readSeq: 3 } });
    await his.next('receipt:moved');
    expect(his.heard).toHaveLength(2);
    his.close();
  });

  test('case 57 a message that does not exist cannot be read, over the socket or HTTP', async () => {
    const { id: conversationId } = await startGroup(server, mara, [tomas]);
    const his = await goLive(server, tomas);
    for (const input of [{ readSeq: 2 }, { deliveredSeq: 9_007_199_254_740_991 }, { readSeq: -1 }, { readSeq: 1.5 }]) {
      expect(await his.refusal('receipt:mark', { conversationId, ...input })).toBe('VALIDATION_FAILED');
      const refused = await refuseRoute(server, tomas, markReceipt, { params: { conversationId }, body: input });
      expect(refused.code).toBe('VALIDATION_FAILED');
    }
    const answer = await callRoute(server, tomas, markReceipt, { params: { conversationId }, body: { readSeq: 1 } });
    expect(answer.positions).toEqual({ deliveredSeq: 1, readSeq: 1 });
    his.close();
  });
});
