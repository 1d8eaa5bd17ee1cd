import { join } from 'node:path';
import { type ArchivePlaceUnderTest, archiveContract } from '@chatter/store/contract/archive.contract';
import { makeTempFolder } from '../test/temp-folder.ts';
import { openSqliteArchive } from './archive.ts';
import { openSqliteStore } from './sqlite-store.ts';

const makePlace = async (): Promise<ArchivePlaceUnderTest> => {
  const { folder, remove } = await makeTempFolder();
  return {
    openStore: () => openSqliteStore({ folder }),
    openArchive: () => openSqliteArchive(join(folder, 'chatter.db')),
    remove,
  };
};

archiveContract('SQLite to SQLite', makePlace, makePlace);
