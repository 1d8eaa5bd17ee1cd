import { ChatterError } from '@chatter/protocol/chatter-error';

/** Whoever is waiting longer than this would be cut by the time-out for handshakes before their turn came. */
const mostWaiting = 2_000;
/** Between these, whoever is connected is served: a handshake is a few hundred times the work of a packet. */
const perTurn = 8;
const soonestMs = 1_000;
const latestMs = 8_000;

/**
 * Lets a storm of returning clients in a few at a time, first come, first served, so that it does not starve those who
 * are connected; whoever finds too many before them is told when to come back, each at another time.
 */
export interface Admission {
  /** Resolves when it is one's turn. @throws RATE_LIMITED */
  enter(): Promise<void>;
}

/** @param random between 0 and 1: spreads those who are sent away */
export const createAdmission = (random: () => number = Math.random): Admission => {
  const waiting: (() => void)[] = [];
  let admitted = 0;
  const nextTurn = (): void => {
    const now = waiting.splice(0, perTurn);
    admitted = now.length;
    for (const enter of now) enter();
    if (admitted > 0) setImmediate(nextTurn);
  };
  return {
    enter() {
      if (admitted < perTurn && waiting.length === 0) {
        if (admitted === 0) setImmediate(nextTurn);
        admitted += 1;
        return Promise.resolve();
      }
      if (waiting.length < mostWaiting) return new Promise((resolve) => waiting.push(resolve));
      const retryAfterMs = Math.round(soonestMs + random() * (latestMs - soonestMs));
      return Promise.reject(new ChatterError('RATE_LIMITED', { reason: 'busy', retryAfterMs }));
    },
  };
};
