import {
  type Archive,
  type ArchiveKind,
  type ArchivePlace,
  type ArchiveRows,
  archiveShapes,
  placeOf,
} from '@chatter/store/archive';
import type { Connection, mongo } from 'mongoose';
import { fieldOf, type Stored, toArchived, toStored } from './archive-documents.ts';
import { connect } from './connect.ts';
import { isDuplicateKey } from './engine-error.ts';
import { finishArchive } from './finish-archive.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { createModels, type Models } from './models.ts';
import { type MongoOptions, openMongoStore } from './mongo-store.ts';

/**
 * A MongoDB database as an archive; it is made when it is missing. No node may have it open.
 * @throws Error with a sentence for the operator when a newer Chatter wrote it, and what the driver says when the server
 * cannot be reached
 */
export const openMongoArchive = async ({ url, database }: MongoOptions): Promise<Archive> => {
  const connection = await connect({ url, database });
  try {
    const models = createModels(connection);
    await migrate(models, migrations);
    const readers = new Map<ArchiveKind, Reader<ArchiveKind>>();
    let marked = false;
    return {
      state: () => stateOf(models),
      read: async (kind, after, limit) => {
        const reader = (readers.get(kind) ?? new Reader(models, kind)) as unknown as Reader<typeof kind>;
        readers.set(kind, reader as unknown as Reader<ArchiveKind>);
        return reader.read(after, limit);
      },
      write: async (kind, rows) => {
        if (!marked) await models.meta.updateOne({ _id: 'changes' }, { $set: { epoch: '' } });
        marked = true;
        await writeRows(models, kind, rows);
      },
      count: (kind) => models[kind].collection.countDocuments(),
      finish: () => finishArchive(models),
      close: async () => {
        await Promise.all([...readers.values()].map((reader) => reader.close()));
        await connection.close();
      },
    };
  } catch (error) {
    await connection.destroy();
    throw error;
  }
};

/**
 * Brings to its end what nodes that died left half done, and removes sessions that have ended by a change of password:
 * to be called once before rows are read.
 */
export const settleMongo = async (place: MongoOptions): Promise<void> => {
  for (;;) {
    // Opening it settles a number of changes each time.
    const store = await openMongoStore(place);
    const conversations = store.connection.collection('conversations');
    const left = await conversations.countDocuments({ 'pending.token': { $gt: '' } });
    if (left === 0) await removeEnded(store.connection);
    await store.close();
    if (left === 0) return;
  }
};

const removeEnded = async (connection: Connection): Promise<void> => {
  const changed = connection
    .collection('users')
    .find<{ _id: unknown; passwordRev: number; keptSession: string | null }>({ passwordRev: { $gt: 0 } });
  for await (const { _id, passwordRev, keptSession } of changed) {
    const kept = { $ne: keptSession ?? '' } as never;
    const ended = { userId: _id, passwordRev: { $lt: passwordRev }, _id: kept };
    await connection.collection('sessions').deleteMany(ended);
  }
};

const stateOf = async (models: Models): ReturnType<Archive['state']> => {
  const changes = await models.meta.findById('changes').lean();
  if (changes?.epoch === '') return 'unfinished';
  return (await models.users.collection.countDocuments({}, { limit: 1 })) === 0 ? 'empty' : 'whole';
};

const writeRows = async <Kind extends ArchiveKind>(
  models: Models,
  kind: Kind,
  rows: readonly ArchiveRows[Kind][],
): Promise<void> => {
  if (rows.length === 0) return;
  const documents = rows.map((row) => toStored(kind, row));
  const { collection } = models[kind];
  try {
    // What is new, which is nearly all, goes the fast way.
    await collection.insertMany(documents, { ordered: false });
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    await collection.bulkWrite(
      documents.map((document) => ({
        replaceOne: { filter: { _id: document._id }, replacement: document, upsert: true },
      })),
      { ordered: false },
    );
  }
};

/** One walk in the order of keys: whoever goes on where it stopped is given the rest of it, not a new question. */
class Reader<Kind extends ArchiveKind> {
  readonly #models: Models;
  readonly #kind: Kind;
  #cursor: mongo.FindCursor<Stored> | null = null;
  #place: ArchivePlace | null = null;

  constructor(models: Models, kind: Kind) {
    this.#models = models;
    this.#kind = kind;
  }

  async read(after: ArchivePlace | null, limit: number): Promise<ArchiveRows[Kind][]> {
    const goesOn = after !== null && JSON.stringify(after) === JSON.stringify(this.#place);
    if (!goesOn) await this.close();
    this.#cursor ??= this.#open(after);
    const rows: ArchiveRows[Kind][] = [];
    while (rows.length < limit) {
      const stored = await this.#cursor.next();
      if (stored === null) break;
      rows.push(toArchived(this.#kind, stored));
    }
    const last = rows.at(-1);
    this.#place = last === undefined ? after : placeOf(this.#kind, last);
    return rows;
  }

  async close(): Promise<void> {
    await this.#cursor?.close();
    this.#cursor = null;
  }

  #open(after: ArchivePlace | null): mongo.FindCursor<Stored> {
    const key = archiveShapes[this.#kind].key.map(fieldOf);
    // Beyond the last of these fields, or the one before it, or …
    const beyond = key.map((field, at) => ({
      ...Object.fromEntries(key.slice(0, at).map((equal, index) => [equal, after?.[index]])),
      [field]: { $gt: after?.[at] },
    }));
    const filter = after === null ? {} : { $or: beyond };
    const order = Object.fromEntries(key.map((field) => [field, 1 as const]));
    const found = this.#models[this.#kind].collection.find<Stored>(filter as mongo.Filter<mongo.Document>);
    return found.sort(order).allowDiskUse().batchSize(1_000) as unknown as mongo.FindCursor<Stored>;
  }
}
