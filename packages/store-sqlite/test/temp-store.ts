import { join } from 'node:path';
import { openSqliteStore } from '../src/sqlite-store.ts';
import { makeTempFolder } from './temp-folder.ts';

/** An empty store in a folder of its own: what the contract suite runs on. */
export const makeTempStore = async () => {
  const { folder, remove } = await makeTempFolder();
  const store = await openSqliteStore({ folder: join(folder, 'data') });
  return {
    store,
    close: async () => {
      await store.close();
      await remove();
    },
  };
};
