/** Counts the commands under way, so that a server that goes away finishes what it took. */
export interface InFlight {
  /** Counts `work` while it runs. */
  track<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

export const createInFlight = (): InFlight => {
  let count = 0;
  let waiters: (() => void)[] = [];
  const end = (): void => {
    count -= 1;
    if (count > 0) return;
    for (const resolve of waiters) resolve();
    waiters = [];
  };
  return {
    track(work) {
      count += 1;
      return work.finally(end);
    },
    idle: () => (count === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
  };
};
