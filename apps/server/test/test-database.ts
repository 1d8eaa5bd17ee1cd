import { basename } from 'node:path';
import type { Store } from '@chatter/store/store';
import { withDatabase } from '../../../scripts/suite/with-database.mjs';

/**
 * Where a test server keeps what it stores: in its data folder, or, in the tests that run once more with `TEST_STORE=mongo`
 * (vitest.config.ts), in a database of that MongoDB which belongs to the folder. So a restart finds it again.
 */
export const testDatabaseUrl = (dataDir: string): string | null => {
  const { TEST_STORE, MONGODB_URL } = process.env;
  if (TEST_STORE !== 'mongo') return null;
  if (MONGODB_URL === undefined) throw new Error('MONGODB_URL names no server for these tests.');
  return withDatabase(MONGODB_URL, basename(dataDir));
};

interface OverConnection {
  readonly connection: { dropDatabase(): Promise<unknown> };
}

/** Removes what a test server stored outside of its data folder; called while its store is still open. */
export const dropTestDatabase = async (store: Store & Partial<OverConnection>): Promise<void> => {
  await store.connection?.dropDatabase();
};
