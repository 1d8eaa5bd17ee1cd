import { join } from 'node:path';
import type { StoreFactory } from '@chatter/store/contract/fixtures';
import { openSqliteStore } from '../src/sqlite-store.ts';
import { makeTempFolder } from './temp-folder.ts';

/** Makes empty stores, each in a folder of its own: what the contract suite runs on. */
export const tempStores =
  (writerThread?: () => URL): StoreFactory =>
  async () => {
    const { folder, remove } = await makeTempFolder();
    const store = await openSqliteStore({ folder: join(folder, 'data'), writerThread: writerThread?.() });
    return {
      store,
      close: async () => {
        await store.close();
        await remove();
      },
    };
  };
