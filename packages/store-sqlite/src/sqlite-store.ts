import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from '@chatter/store/store';
import { storeUnavailable } from '@chatter/store/store-unavailable';
import { isUnfinished } from './change-counter.ts';
import { type Committer, createLocalCommitter } from './committer.ts';
import { keptChanges } from './conversations/changes.ts';
import type { Database } from './database.ts';
import { loadDriver } from './driver.ts';
import { isEngineFailure } from './engine-error.ts';
import { lockFolder } from './folder-lock.ts';
import { KeptSessions } from './kept-sessions.ts';
import { toMessageRow } from './messages.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations.ts';
import { openDatabase } from './open-database.ts';
import type { Input, Output, ReadName } from './operations.ts';
import { readAtOnce } from './read-at-once.ts';
import { startWriterThread } from './start-writer-thread.ts';
import { Writer } from './writer.ts';

type Write = Writer['run'];
type Read = <Name extends ReadName>(name: Name, input: Input<Name>) => Promise<Output<Name>>;

export interface SqliteOptions {
  readonly folder: string;
  /** The built program of the writer's thread; without it commits happen on the event loop. */
  readonly writerThread?: URL | undefined;
}

/**
 * Opens the store in a folder, which is made when it is missing; the database is its file `chatter.db`.
 * @throws Error with a sentence for the operator when another process uses the folder or a newer Chatter wrote it
 */
export const openSqliteStore = async ({ folder, writerThread }: SqliteOptions): Promise<Store> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const driver = await loadDriver();
  const lock = lockFolder(driver, folder);
  try {
    const path = join(folder, 'chatter.db');
    const db = openDatabase(driver, path);
    try {
      migrate(db, migrations, Date.now());
      if (isUnfinished(db))
        throw new Error(`A move into ${folder} was cut off; run it again before Chatter starts there.`);
      const committer = writerThread ? await startWriterThread(writerThread, path) : createLocalCommitter(db);
      return toStore(db, new Writer(committer), committer, () => lock.release());
    } catch (error) {
      db.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw error;
  }
};

const toStore = (db: Database, writer: Writer, committer: Committer, release: () => void): Store => {
  const kept = new KeptSessions();
  const write: Write = (name, input) => writer.run(name, input);
  const writeAccount: Write = async (name, input) => {
    try {
      return await writer.run(name, input);
    } finally {
      kept.changed(name, input);
    }
  };
  const readNow = <Name extends ReadName>(name: Name, input: Input<Name>): Output<Name> =>
    orUnavailable(() => readAtOnce(db, name, input));
  const read: Read = async (name, input) => readNow(name, input);
  const close = async (): Promise<void> => {
    await writer.close();
    kept.forget();
    foldLog(db);
    db.close();
    release();
  };
  let closed: Promise<void> | undefined;
  return {
    users: userStore(read, writeAccount),
    sessions: {
      ...sessionStore(read, writeAccount),
      byId: async (id) => kept.byId(id, () => readNow('sessions.byId', id)),
    },
    conversations: conversationStore(db, read, write),
    messages: {
      append: async (draft) => {
        const appended = await write('messages.append', draft);
        if ('stored' in appended) return { message: appended.stored, created: false };
        return { message: toMessageRow(draft, appended), created: true };
      },
      byId: (conversationId, id) => read('messages.byId', { conversationId, id }),
      page: (query) => read('messages.page', query),
    },
    pictures: pictureStore(read, write),
    check: async () => {
      committer.check();
      orUnavailable(() => schemaVersion(db));
    },
    counters: () => ({ commits: writer.commits, writes: writer.writes }),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
};

/**
 * Moves the log into the database, so that the folder is whole in one file. SQLite does it when the last connection
 * closes, but one driver keeps the connection until its statements are collected.
 */
const foldLog = (db: Database): void => {
  try {
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch {
    // A full disk, or closed before: the log stays, and the next start reads it.
  }
};

const orUnavailable = <Answer>(ask: () => Answer): Answer => {
  try {
    return ask();
  } catch (error) {
    throw isEngineFailure(error) ? storeUnavailable(error) : error;
  }
};

const userStore = (read: Read, write: Write): Store['users'] => ({
  create: (user) => write('users.create', user),
  byId: (id) => read('users.byId', id),
  byIds: (ids) => read('users.byIds', ids),
  byEmailKey: (emailKey) => read('users.byEmailKey', emailKey),
  update: (id, patch) => write('users.update', { id, patch }),
  setPassword: (change) => write('users.setPassword', change),
  touch: (id, at) => write('users.touch', { id, at }),
  directory: (query) => read('users.directory', query),
});

const sessionStore = (read: Read, write: Write): Omit<Store['sessions'], 'byId'> => ({
  create: (session) => write('sessions.create', session),
  rotate: (change) => write('sessions.rotate', change),
  confirm: (id, generation) => write('sessions.confirm', { id, generation }),
  end: (id, userId) => write('sessions.end', { id, userId }),
  endOthers: (userId, keep) => write('sessions.endOthers', { userId, keep }),
  ofUser: (userId, now) => read('sessions.ofUser', { userId, now }),
  removeExpired: (now) => write('sessions.removeExpired', now),
});

const conversationStore = (db: Database, read: Read, write: Write): Store['conversations'] => ({
  openDirect: (start) => write('conversations.openDirect', start),
  createGroup: (start) => write('conversations.createGroup', start),
  byId: (id) => read('conversations.byId', id),
  member: (id, userId) => read('conversations.member', { id, userId }),
  members: (query) => read('conversations.members', query),
  memberIds: (id) => read('conversations.memberIds', id),
  idsOf: (userId) => read('conversations.idsOf', userId),
  list: (query) => read('conversations.list', query),
  view: (id, userId) => read('conversations.view', { id, userId }),
  views: (id, userIds) => read('conversations.views', { id, userIds }),
  addMembers: (change) => write('conversations.addMembers', change),
  removeMember: (change) => write('conversations.removeMember', change),
  rename: (change) => write('conversations.rename', change),
  setPicture: (change) => write('conversations.setPicture', change),
  mark: (change) => write('conversations.mark', change),
  receiptsOf: (query) => read('conversations.receiptsOf', query),
  everyone: (id) => read('conversations.everyone', id),
  changes: async (query) => keptChanges(db, query) ?? read('conversations.changes', query),
  sync: (query) => read('conversations.sync', query),
});

const pictureStore = (read: Read, write: Write): Store['pictures'] => ({
  create: (picture) => write('pictures.create', picture),
  byId: (id) => read('pictures.byId', id),
  byIds: (ids) => read('pictures.byIds', ids),
  removeUnused: (before, limit) => write('pictures.removeUnused', { before, limit }),
});
