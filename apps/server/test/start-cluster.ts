import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '@chatter/store-sqlite/sqlite-store';
import { expect, vi } from 'vitest';
import { loadSecrets } from '../src/config/secrets.ts';
import type { Config } from '../src/config.ts';
import { startRedis, type TestRedis } from './redis-server.ts';
import { createTestClock, startTestServer, type TestClock, type TestServer } from './start-test-server.ts';

/** Several nodes on one store, joined by a Redis. */
export interface TestCluster {
  readonly redis: TestRedis;
  readonly nodes: readonly TestServer[];
  readonly clock: TestClock;
  /** The key that names the installation. */
  readonly secret: string;
  /** Starts one more. Resolves when it hears. */
  add(): Promise<TestServer>;
  /** Ends all of it, and removes what it left. */
  close(): Promise<void>;
}

/** Shorter than those of production, so that a test need not wait for seconds. */
export const testTimes = { heartbeatMs: 100, leaseMs: 1_000 };

export type Nodes = readonly [TestServer, TestServer, ...TestServer[]];

/** @param program where `redis-server` is */
export const startCluster = async (
  program: string,
  options: { readonly nodes?: number; readonly config?: Partial<Config> } = {},
): Promise<TestCluster & { readonly nodes: Nodes }> => {
  const redis = await startRedis(program);
  const dataDir = await mkdtemp(join(tmpdir(), 'chatter-cluster-'));
  const store = await openSqliteStore({ folder: dataDir });
  const clock = createTestClock();
  const nodes: TestServer[] = [];
  // A node that ends closes its store; here others go on with it.
  const shared = { ...store, close: async () => {} };
  const add = async (): Promise<TestServer> => {
    const config = { ...options.config, dataDir, redisUrl: redis.url };
    const node = await startTestServer({ store: shared, clock, config, timeouts: testTimes });
    nodes.push(node);
    await vi.waitFor(() => expect(node.logged()).toContain('the bus is there'));
    return node;
  };
  for (let i = 0; i < (options.nodes ?? 2); i += 1) await add();
  const [first, second, ...others] = nodes;
  if (first === undefined || second === undefined) throw new Error('a cluster has two nodes and more');
  return {
    redis,
    nodes: [first, second, ...others],
    clock,
    secret: (await loadSecrets(dataDir)).accessTokenKey,
    add,
    async close() {
      await Promise.all(nodes.map((node) => node.stop()));
      await store.close();
      await redis.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
