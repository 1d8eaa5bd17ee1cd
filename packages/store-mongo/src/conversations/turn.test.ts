import { setTimeout as pause } from 'node:timers/promises';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { addPeople, append, createGroup, upTo } from '@chatter/store/contract/fixtures';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mongoUrl, tempDatabase } from '../../test/temp-mongo.ts';
import { commandsOf } from '../commands.ts';
import { connect } from '../connect.ts';
import { createModels, type Models } from '../models.ts';
import { type MongoStore, openStoreOn } from '../mongo-store.ts';
import { askForTurn } from './turn.ts';

describe.skipIf(mongoUrl === undefined)('two nodes that write to one conversation', { timeout: 120_000 }, () => {
  const database = tempDatabase();
  let busy: MongoStore;
  let far: MongoStore;
  let models: Models;
  let id: ConversationId;
  let mara: UserId;
  let tomas: UserId;
  beforeAll(async () => {
    busy = await database.open();
    const connection = await connect({ url: mongoUrl ?? '', database: database.database });
    models = createModels(connection);
    // It hears each conversation later than the other node has changed it once more.
    const { readConversation } = commandsOf(models);
    const read = readConversation.run.bind(readConversation);
    readConversation.run = async (conversationId) => {
      const conversation = await read(conversationId);
      await pause(100);
      return conversation;
    };
    far = await openStoreOn(connection, models);
  }, 60_000);
  beforeEach(async () => {
    [mara, tomas] = await addPeople(busy, 'Mara', 'Tomas');
    id = (await createGroup(busy, mara, tomas)).id;
  });
  afterAll(async () => {
    await far.close();
    await database.remove();
  }, 60_000);

  test('G2 one that is always too late is let in by the other, whose line never ends', async () => {
    let isOn = true;
    const writing = upTo(4).map(async () => {
      while (isOn) await append(busy, id, mara);
    });
    try {
      for (const _ of upTo(3)) {
        const before = busy.counters().commits;
        await append(far, id, tomas);
        // Without a turn it would give up after a quarter of a minute and some hundred of them.
        expect(busy.counters().commits - before).toBeLessThan(40);
      }
    } finally {
      isOn = false;
      await Promise.all(writing);
    }
  });

  test('G2 a turn of somebody who died holds nobody up for long, and is gone afterwards', async () => {
    await askForTurn(models, id, 'dead.1');
    await append(busy, id, mara);
    const { turn, lastSeq } = (await models.conversations.findById(id).lean()) ?? {};
    expect([turn, lastSeq]).toEqual([undefined, 2]);
  });
});
