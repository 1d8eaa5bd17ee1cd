import { expect, onTestFinished, vi } from 'vitest';
import type { Bus } from '../src/cluster/bus.ts';
import { createBus } from '../src/cluster/create-bus.ts';
import { channelOf } from '../src/cluster/open-bus.ts';
import { loadRedisLine } from '../src/cluster/redis-line.ts';
import { createLog } from '../src/log.ts';
import { type TestCluster, testTimes } from './start-cluster.ts';

/** A node that is nothing but its voice on the bus, so that a test can let it die, or lose what it says. */
export interface PhantomNode {
  readonly bus: Bus;
  /** Falls silent without a good-bye, as with `kill -9`. */
  die(): void;
  /** What it says meanwhile is lost on its way. */
  lose(work: () => void): Promise<void>;
}

export const phantomNode = async (cluster: TestCluster): Promise<PhantomNode> => {
  const openLine = await loadRedisLine(cluster.redis.url, channelOf(cluster.secret));
  const log = await createLog({ logLevel: 'silent', logFormat: 'json' });
  let state: 'talks' | 'loses' | 'dead' = 'talks';
  const bus = createBus(
    (listener) => {
      const line = openLine(listener);
      return { ...line, say: (text) => (state === 'talks' ? line.say(text) : state === 'loses') };
    },
    log,
    testTimes,
  );
  onTestFinished(() => bus.leave());
  await vi.waitFor(() => {
    // It has been heard, and hears the others.
    expect(bus.isHearing()).toBe(true);
    expect(bus.others().length).toBeGreaterThanOrEqual(cluster.nodes.length);
  });
  return {
    bus,
    die: () => {
      state = 'dead';
    },
    async lose(work) {
      state = 'loses';
      work();
      // The frame leaves at the end of the turn.
      await new Promise((resolve) => setImmediate(resolve));
      state = 'talks';
    },
  };
};
