import { countAlone, type SharedCounts } from '../domain/shared-counts.ts';
import type { Logger } from '../log.ts';
import type { Bus } from './bus.ts';
import { createBusCounts } from './bus-counts.ts';
import type { BusTimes } from './create-bus.ts';

/** What a node has of the others; alone it has nothing of them, and pays nothing for it. */
export interface Cluster {
  readonly bus: Bus | null;
  readonly counts: SharedCounts;
  leave(): Promise<void>;
}

const alone: Cluster = { bus: null, counts: countAlone, leave: async () => {} };

/** @param options.secret names the installation to its nodes, unreadable to others */
export const joinCluster = async (options: {
  readonly redisUrl: string | null;
  readonly secret: string;
  readonly log: Logger;
  readonly times: BusTimes;
}): Promise<Cluster> => {
  if (options.redisUrl === null) return alone;
  const { openBus } = await import('./open-bus.ts');
  const bus = await openBus(options.redisUrl, options.secret, options.log, options.times);
  const counts = createBusCounts(bus, options.times.heartbeatMs);
  return {
    bus,
    counts,
    leave() {
      counts.stop();
      return bus.leave();
    },
  };
};
