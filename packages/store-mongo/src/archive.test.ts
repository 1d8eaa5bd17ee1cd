import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ArchivePlaceUnderTest, archiveContract } from '@chatter/store/contract/archive.contract';
import { describe } from 'vitest';
import { openSqliteArchive } from '../../store-sqlite/src/archive.ts';
import { openSqliteStore } from '../../store-sqlite/src/sqlite-store.ts';
import { mongoUrl } from '../test/temp-mongo.ts';
import { openMongoArchive, settleMongo } from './archive.ts';
import { connect } from './connect.ts';
import { openMongoStore } from './mongo-store.ts';

const makeMongo = async (): Promise<ArchivePlaceUnderTest> => {
  const place = { url: mongoUrl ?? '', database: `chatter-test-${randomBytes(6).toString('hex')}` };
  let stores = 0;
  return {
    openStore: async () => {
      stores += 1;
      return openMongoStore(place);
    },
    openArchive: async () => {
      if (stores > 0) await settleMongo(place);
      return openMongoArchive(place);
    },
    remove: async () => {
      const connection = await connect(place);
      await connection.dropDatabase();
      await connection.close();
    },
  };
};

const makeSqlite = async (): Promise<ArchivePlaceUnderTest> => {
  const folder = await mkdtemp(join(tmpdir(), 'chatter-archive-'));
  return {
    openStore: () => openSqliteStore({ folder }),
    openArchive: () => openSqliteArchive(join(folder, 'chatter.db')),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};

describe.runIf(mongoUrl !== undefined)('archives of MongoDB', () => {
  archiveContract('SQLite to MongoDB', makeSqlite, makeMongo);
  archiveContract('MongoDB to SQLite', makeMongo, makeSqlite);
});
