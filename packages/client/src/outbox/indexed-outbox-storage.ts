import type { UserId } from '@chatter/protocol/ids';
import { outboxName } from '../disk/database-names.ts';
import { answerOf, endOf, type IdbDatabase, type IdbFactory, type IdbTable } from '../disk/indexed-db.ts';
import type { OutboxRecords, StoredPhotos, StoredSend } from './outbox-storage.ts';
import type { Tabs } from './tabs.ts';

/** `tab` is the one that sends it. */
type Row = (StoredSend | StoredPhotos) & { readonly tab: string };

const isPhotos = (row: StoredSend | StoredPhotos): row is StoredPhotos => 'files' in row;

const table = 'sends';

const open = (indexedDb: IdbFactory): Promise<IdbDatabase> => {
  const request = indexedDb.open(outboxName, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'clientMessageId' });
  return answerOf(request);
};

/**
 * Keeps the outbox in the browser's database, over a reload and a crash of the page. Several tabs share it: each sends
 * what was written in it, and what was left by one that has ended goes over to the one that finds it first.
 */
export const createIndexedOutboxStorage = (indexedDb: IdbFactory, tabs: Tabs): OutboxRecords => {
  let opening: Promise<IdbDatabase> | undefined;
  const write = async (act: (rows: IdbTable) => void): Promise<void> => {
    opening ??= open(indexedDb);
    const transaction = (await opening).transaction(table, 'readwrite');
    const end = endOf(transaction);
    act(transaction.objectStore(table));
    await end;
  };
  const readAll = async (): Promise<Row[]> => {
    opening ??= open(indexedDb);
    const rows = (await opening).transaction(table).objectStore(table);
    return (await answerOf(rows.getAll())) as Row[];
  };
  /** Within one transaction: of two tabs that find the same row, the second finds that it has an owner again. */
  const takeOver = (from: string): Promise<void> =>
    write((rows) => {
      const request = rows.openCursor();
      request.onsuccess = () => {
        const cursor = request.result;
        if (cursor === null) return;
        const row = cursor.value as Row;
        if (row.tab === from) cursor.update({ ...row, tab: tabs.id });
        cursor.continue();
      };
    });
  const readMine = async (userId: UserId) => {
    const mine = (await readAll()).filter((row) => row.tab === tabs.id && row.userId === userId);
    return mine.sort((a, b) => a.createdAt - b.createdAt).map(({ tab: _, ...row }) => row);
  };
  return {
    async load(userId) {
      const others = new Set((await readAll()).map((row) => row.tab));
      others.delete(tabs.id);
      for (const tab of others) if (await tabs.isGone(tab)) await takeOver(tab);
      return (await readMine(userId)).filter((row): row is StoredSend => !isPhotos(row));
    },
    loadPhotos: async (userId) => (await readMine(userId)).filter(isPhotos),
    putPhotos: (photos) => write((rows) => rows.put({ ...photos, tab: tabs.id })),
    put: (send) => write((rows) => rows.put({ ...send, tab: tabs.id })),
    remove: (id) => write((rows) => rows.delete(id)),
    async clear(userId) {
      const ids = (await readAll()).filter((row) => row.userId === userId).map((row) => row.clientMessageId);
      await write((rows) => {
        for (const id of ids) rows.delete(id);
      });
    },
    onLeft: tabs.onGone,
    close() {
      tabs.close();
      opening?.then((db) => db.close()).catch(() => undefined);
    },
  };
};
