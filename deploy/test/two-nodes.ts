import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDiskFiles } from '@chatter/store-sqlite/disk-files';
import { openSqliteStore } from '@chatter/store-sqlite/sqlite-store';
import {
  createTestClock,
  startTestServer,
  type TestServer,
  type TestServerOptions,
} from '../../apps/server/test/start-test-server.ts';

/** Two nodes with one record. No bus joins them: what one tells its sockets the other's do not hear. */
export interface TwoNodes {
  readonly nodes: readonly [TestServer, TestServer];
  close(): Promise<void>;
}

export const startTwoNodes = async (config: TestServerOptions['config'] = {}): Promise<TwoNodes> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'chatter-nodes-'));
  const store = await openSqliteStore({ folder: dataDir });
  const files = await openDiskFiles({ folder: join(dataDir, 'files') });
  // A node that ends must not take the other's record along.
  const shared = { store: { ...store, close: async () => undefined }, files, clock: createTestClock() };
  const start = () => startTestServer({ ...shared, config: { ...config, dataDir } });
  const nodes = [await start(), await start()] as const;
  return {
    nodes,
    async close() {
      await Promise.all(nodes.map((node) => node.stop()));
      await store.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
