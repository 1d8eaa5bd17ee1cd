import type { CountedElsewhere, SharedCounts } from '../domain/shared-counts.ts';
import type { Bus } from './bus.ts';

/** Keys of one fact: beyond it several are told. */
const mostKeys = 500;

/**
 * Counts of all nodes over the bus. Nothing is asked before an answer: a limit costs no round trip, and can be passed
 * by what the nodes let through before they have heard of each other.
 */
export const createBusCounts = (bus: Bus, everyMs: number): SharedCounts & { stop(): void } => {
  const hearers = new Map<string, (counted: CountedElsewhere) => void>();
  const untold = new Map<string, Map<string, number>>();
  bus.on('counted', (name, read) => {
    const hear = hearers.get(name);
    if (hear !== undefined) for (const counted of read()) hear(counted);
  });
  const tellAll = (): void => {
    for (const [name, counts] of untold) {
      const all = [...counts].map(([key, points]): CountedElsewhere => ({ key, points }));
      counts.clear();
      for (let from = 0; from < all.length; from += mostKeys) {
        bus.tell('counted', name, all.slice(from, from + mostKeys));
      }
    }
  };
  const telling = setInterval(tellAll, everyMs).unref();
  return {
    join({ name, atOnce }, hear) {
      const counts = new Map<string, number>();
      hearers.set(name, hear);
      untold.set(name, counts);
      return {
        add(key, points) {
          const sum = (counts.get(key) ?? 0) + points;
          counts.delete(key);
          if (sum === 0) return;
          if (Math.abs(sum) < atOnce) return void counts.set(key, sum);
          bus.tell('counted', name, [{ key, points: sum }]);
        },
        forget(key) {
          counts.delete(key);
          bus.tell('counted', name, [{ key, points: 'forget' }]);
        },
      };
    },
    stop: () => clearInterval(telling),
  };
};
