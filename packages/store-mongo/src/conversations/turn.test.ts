import { setTimeout as pause } from 'node:timers/promises';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { addPeople, append, createGroup, draft, upTo } from '@chatter/store/contract/fixtures';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { mongoUrl, tempDatabase } from '../../test/temp-mongo.ts';
import { commandsOf } from '../commands.ts';
import { connect } from '../connect.ts';
import { createModels, type Models } from '../models.ts';
import { type MongoStore, openStoreOn } from '../mongo-store.ts';
import { Turn } from './turn.ts';

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

  const asked = async () => (await models.conversations.findById(id).lean())?.turn;

  test('G2 a turn of somebody who died holds nobody up for long, and is gone afterwards', async () => {
    await new Turn(models, id, 'dead.1').ask();
    const { message } = await busy.messages.append(draft(id, mara));
    expect([await asked(), message.seq]).toEqual([undefined, 2]);
  });

  test('G2 a commit that comes to nothing gives its turn back', async () => {
    const turn = new Turn(models, id, 'idle.1');
    await turn.ask();
    expect(await asked()).toBe('idle.1');
    turn.leave();
    await expect.poll(asked).toBeUndefined();
  });

  test('G2 nobody waits for a turn of their own that is over', async () => {
    await new Turn(models, id, 'one.1').ask();
    const reading = vi.spyOn(commandsOf(models).readConversation, 'run');
    expect((await new Turn(models, id, 'one.2').read())?.turn).toBe('one.1');
    expect(reading).toHaveBeenCalledTimes(1);
  });
});
