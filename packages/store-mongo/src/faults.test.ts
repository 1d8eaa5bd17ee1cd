import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { addPeople, createGroup, draft, upTo } from '@chatter/store/contract/fixtures';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startCuttingProxy } from '../test/cutting-proxy.ts';
import { mongoUrl, tempDatabase } from '../test/temp-mongo.ts';
import { type MongoStore, openMongoStore } from './mongo-store.ts';

const writes = ['update', 'insert', 'findAndModify'];

describe.skipIf(mongoUrl === undefined)('a network that fails', { timeout: 120_000 }, () => {
  const database = tempDatabase();
  let proxy: Awaited<ReturnType<typeof startCuttingProxy>>;
  /** Behind the proxy; `steady` has a way of its own. */
  let store: MongoStore;
  let steady: MongoStore;
  let id: ConversationId;
  let mara: UserId;
  beforeAll(async () => {
    proxy = await startCuttingProxy(mongoUrl ?? '');
    steady = await database.open();
    store = await openMongoStore({ url: proxy.url, database: database.database });
  }, 60_000);
  beforeEach(async () => {
    const [first, tomas] = await addPeople(steady, 'Mara', 'Tomas');
    mara = first;
    id = (await createGroup(steady, mara, tomas)).id;
  });
  afterAll(async () => {
    proxy.cut('before', [], 0);
    await store.close();
    await proxy.stop();
    await database.remove();
  }, 60_000);

  const expectOnce = async (sent: number) => {
    const { messages } = await steady.messages.page({ conversationId: id, at: { kind: 'newest' }, limit: 1_000 });
    expect(messages.map((message) => message.seq)).toEqual(upTo(sent + 1));
    expect(new Set(messages.slice(1).map((message) => message.clientMessageId)).size).toBe(sent);
  };

  /** Sends under one id until it is acknowledged, as a client does; tells the codes on the way. */
  const sendUntilAcknowledged = async () => {
    const sent = draft(id, mara);
    const refusals: unknown[] = [];
    for (;;) {
      try {
        return { ...(await store.messages.append(sent)), refusals };
      } catch (error) {
        refusals.push((error as { code: unknown }).code);
      }
    }
  };

  test.each([
    ['before', 'update'],
    ['after', 'update'],
    ['before', 'insert'],
    ['after', 'insert'],
  ] as const)(
    'D2 connections that are cut %s an %s: a message is stored once, and answered as what is stored',
    async (when, command) => {
      for (const times of upTo(4)) {
        const before = proxy.count();
        proxy.cut(when, [command], times);
        const { message, created } = await sendUntilAcknowledged();
        expect(proxy.count()).toBeGreaterThan(before);
        expect(created).toBe(true);
        expect(await steady.messages.byId(id, message.id)).toEqual(message);
      }
      await expectOnce(4);
    },
  );

  test('D2 D3 thirty who send at once over connections that are cut are stored once each, and dense', async () => {
    for (const when of ['before', 'after'] as const) {
      const before = proxy.count();
      proxy.cut(when, writes, 6);
      const answers = await Promise.all(upTo(15).map(sendUntilAcknowledged));
      expect(proxy.count()).toBeGreaterThan(before);
      for (const { refusals } of answers) expect(refusals.every((code) => code === 'STORE_UNAVAILABLE')).toBe(true);
    }
    await expectOnce(30);
  });

  test('G2 a server that is out of reach is STORE_UNAVAILABLE; nothing is stored, and afterwards everything goes on', async () => {
    proxy.cut('before', [...writes, 'find', 'hello', 'isMaster'], Number.POSITIVE_INFINITY);
    const refused = await Promise.allSettled([store.messages.append(draft(id, mara)), store.users.byId(mara)]);
    for (const outcome of refused) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'STORE_UNAVAILABLE' } });
    }
    await expectOnce(0);
    proxy.cut('before', [], 0);
    await sendUntilAcknowledged();
    await expectOnce(1);
  });
});
