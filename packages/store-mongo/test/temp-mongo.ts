import { randomBytes } from 'node:crypto';
import type { StoreFactory } from '@chatter/store/contract/fixtures';
import { type MongoOptions, type MongoStore, openMongoStore } from '../src/mongo-store.ts';

/** The server that tests may use, or undefined; `scripts/suite` says how one gets there. */
export const mongoUrl: string | undefined = process.env.MONGODB_URL;

const someUrl = (): string => {
  if (mongoUrl === undefined) throw new Error('MONGODB_URL names no server.');
  return mongoUrl;
};

/** A database of its own, in which any number of stores can be opened, as several nodes would. */
export const tempDatabase = () => {
  const database = `chatter-test-${randomBytes(6).toString('hex')}`;
  const stores: MongoStore[] = [];
  const open = async (options: Partial<MongoOptions> = {}): Promise<MongoStore> => {
    const store = await openMongoStore({ url: someUrl(), database, ...options });
    stores.push(store);
    return store;
  };
  return {
    database,
    open,
    /** Closes all stores and removes the database. */
    remove: async (): Promise<void> => {
      for (const store of stores) await store.close();
      const last = await openMongoStore({ url: someUrl(), database });
      await last.connection.dropDatabase();
      await last.close();
    },
  };
};

/** Makes empty stores, each in a database of its own: what the contract suite runs on. */
export const tempStores: StoreFactory = async () => {
  const { open, remove } = tempDatabase();
  return { store: await open(), close: remove };
};
