import type { Message } from '@chatter/protocol/message';
import type { User } from '@chatter/protocol/user';
import { PROTOCOL_VERSION } from '@chatter/protocol/version';
import { copyName } from '../disk/database-names.ts';
import {
  answerOf,
  endOf,
  type IdbDatabase,
  type IdbFactory,
  type IdbKeyRange,
  type IdbTable,
} from '../disk/indexed-db.ts';
import type { CopyChange, CopyHead, CopyStorage, KeptConversation } from './copy-storage.ts';

/** Of the shape of what is kept. Anything of another version is thrown away: the server has it all. */
const version = PROTOCOL_VERSION * 1_000 + 1;

const tables = { head: 'key', conversations: 'id', people: 'id', messages: ['conversationId', 'seq'] };
const names = Object.keys(tables);

const openOnce = (indexedDb: IdbFactory): Promise<IdbDatabase> => {
  const request = indexedDb.open(copyName, version);
  request.onupgradeneeded = () => {
    const db = request.result;
    for (const name of [...db.objectStoreNames]) db.deleteObjectStore(name);
    for (const [name, keyPath] of Object.entries(tables)) db.createObjectStore(name, { keyPath });
  };
  return answerOf(request);
};

const open = async (indexedDb: IdbFactory): Promise<IdbDatabase> => {
  const db = await openOnce(indexedDb).catch(async () => {
    // Of a newer version, after a step back; or broken.
    await answerOf(indexedDb.deleteDatabase(copyName));
    return openOnce(indexedDb);
  });
  // Somebody erases it, here or in another tab, and that must not have to wait.
  db.onversionchange = () => db.close();
  return db;
};

const upTo = (ranges: IdbKeyRange, id: string, seq: number) => ranges.bound([id, 0], [id, seq]);

const put = (change: CopyChange, table: (name: keyof typeof tables) => IdbTable, ranges: IdbKeyRange): void => {
  table('head').put({ key: 'head', ...change.head });
  if (change.whole) table('conversations').clear();
  for (const one of change.put) table('conversations').put(one);
  for (const user of change.people) table('people').put(user);
  for (const { id, from, list } of change.messages) {
    for (const message of list) table('messages').put(message);
    if (from > 1) table('messages').delete(upTo(ranges, id, from - 1));
  }
  for (const id of change.drop) {
    table('conversations').delete(id);
    table('messages').delete(upTo(ranges, id, Number.MAX_SAFE_INTEGER));
  }
};

/** Keeps the copy in the browser's database. Once erased it refuses everything: a new one is for whoever comes next. */
export const createIndexedCopyStorage = (indexedDb: IdbFactory, ranges: IdbKeyRange): CopyStorage => {
  let opening: Promise<IdbDatabase> | undefined;
  const begin = async (tableNames: string[], mode: 'readonly' | 'readwrite') => {
    opening ??= open(indexedDb);
    return (await opening).transaction(tableNames, mode);
  };
  return {
    async load() {
      const transaction = await begin(['head', 'conversations', 'people'], 'readonly');
      const rows = (name: string) => answerOf(transaction.objectStore(name).getAll());
      const [heads, conversations, people] = await Promise.all([rows('head'), rows('conversations'), rows('people')]);
      const head = (heads as CopyHead[])[0];
      if (head === undefined) return null;
      return { ...head, conversations: conversations as KeptConversation[], people: people as User[] };
    },
    async messages(id) {
      const table = (await begin(['messages'], 'readonly')).objectStore('messages');
      return (await answerOf(table.getAll(upTo(ranges, id, Number.MAX_SAFE_INTEGER)))) as Message[];
    },
    async write(change) {
      const transaction = await begin(names, 'readwrite');
      const end = endOf(transaction);
      try {
        put(change, (name) => transaction.objectStore(name), ranges);
      } catch (error) {
        // Or what went before would stay without the rest.
        transaction.abort();
        await end.catch(() => undefined);
        throw error;
      }
      await end;
    },
    close() {
      opening?.then((db) => db.close()).catch(() => undefined);
    },
  };
};
