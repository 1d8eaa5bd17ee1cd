import { copyFile, mkdir, open, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { addPeople, append, createGroup, upTo } from '@chatter/store/contract/fixtures';
import type { Store } from '@chatter/store/store';
import { describe, expect, onTestFinished, test } from 'vitest';
import { buildProgram, buildWriterThread, startProgram } from '../test/run-program.ts';
import { tempFolder } from '../test/temp-folder.ts';
import { openSqliteStore } from './sqlite-store.ts';

const everything = async (store: Store, conversationId: ConversationId) =>
  (await store.messages.page({ conversationId, at: { kind: 'newest' }, limit: 1_000_000 })).messages;

const builtThread = async (): Promise<string> => {
  const { program, remove } = await buildWriterThread();
  onTestFinished(remove);
  return program.href;
};

const newGroup = async (store: Store): Promise<{ id: ConversationId; people: UserId[] }> => {
  const people = await addPeople(store, 'Mara', 'Tomas', 'Aiko');
  const [mara, ...others] = people;
  return { id: (await createGroup(store, mara, ...others)).id, people };
};

describe('D1 what was acknowledged stays', () => {
  test.each(['on the event loop', 'on a thread'])(
    'D1 D2 D3 case 52 committed %s, through kill -9 again and again: every acknowledged message is there once, and seqs are dense',
    async (where) => {
      const folder = await tempFolder();
      const thread = where === 'on a thread' ? await builtThread() : '';
      const first = await openSqliteStore({ folder });
      const { id, people } = await newGroup(first);
      await first.close();
      const program = await buildProgram('append-until-killed');
      const acknowledged: string[] = [];
      for (const round of upTo(4)) {
        const { child, lines, nextLine, end } = startProgram(program, [folder, thread, id, `${round}`, ...people]);
        for (let n = 0; n < 50 * round; n += 1) await nextLine();
        child.kill('SIGKILL');
        expect(await end()).toEqual({ how: 'SIGKILL', stderr: '' });
        expect(lines.length).toBeGreaterThanOrEqual(50 * round);
        acknowledged.push(...lines);
      }
      const store = await openSqliteStore({ folder });
      const messages = await everything(store, id);
      const stored = messages.map((message) => `${message.seq} ${message.clientMessageId}`);
      expect(stored).toEqual(expect.arrayContaining(acknowledged));
      expect(messages.map((message) => message.seq)).toEqual(upTo(messages.length));
      expect(new Set(messages.map((message) => message.clientMessageId)).size).toBe(messages.length);
      expect(await store.conversations.byId(id)).toMatchObject({ lastSeq: messages.length });
      await store.close();
    },
  );

  test('case 53 from a log that lost or broke its tail, everything before the last whole commit comes back', async () => {
    const folder = await tempFolder();
    const store = await openSqliteStore({ folder });
    const { id, people } = await newGroup(store);
    const author = people[0] as UserId;
    const log = join(folder, 'chatter.db-wal');
    const ends = [(await stat(log)).size];
    for (const _ of upTo(12)) {
      await append(store, id, author);
      ends.push((await stat(log)).size);
    }
    const sent = await everything(store, id);
    for (const [commit, end] of ends.slice(0, -1).entries()) {
      const following = ends[commit + 1] ?? end;
      const cut = Math.floor((end + following) / 2);
      for (const damage of [cutAt(cut), zeroFrom(cut), garbleAt(cut), cutAt(following - 1), cutAt(end)]) {
        const copy = join(await tempFolder(), 'data');
        await mkdir(copy);
        await copyFile(join(folder, 'chatter.db'), join(copy, 'chatter.db'));
        await copyFile(log, join(copy, 'chatter.db-wal'));
        await damage(join(copy, 'chatter.db-wal'));
        const restored = await openSqliteStore({ folder: copy });
        expect(await everything(restored, id)).toEqual(sent.slice(0, commit + 1));
        expect((await append(restored, id, author)).seq).toBe(commit + 2);
        await restored.close();
      }
    }
    await store.close();
  });
});

type Damage = (path: string) => Promise<void>;

const cutAt =
  (size: number): Damage =>
  (path) =>
    truncate(path, size);

const zeroFrom =
  (start: number): Damage =>
  async (path) => {
    const { size } = await stat(path);
    await truncate(path, start);
    await truncate(path, size);
  };

const garbleAt =
  (start: number): Damage =>
  async (path) => {
    const file = await open(path, 'r+');
    await file.write(Buffer.from('garbled!'), 0, 8, start);
    await file.close();
  };
