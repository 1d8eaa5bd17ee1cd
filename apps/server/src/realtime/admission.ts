import { ChatterError } from '@chatter/protocol/chatter-error';

/** A waiting connection costs as much memory as one that is in, and nothing else. */
const mostWaiting = 20_000;
/** Clients wait half a minute for their handshake; a line that moves so slowly takes nobody new. */
const longestWaitMs = 15_000;
const soonestMs = 1_000;
const latestMs = 8_000;

/**
 * Lets a storm of returning clients in a few at a time, first come, first served, so that it does not starve those who
 * are connected. Standing in line is what brings all of them in soonest; only where it would take too long they are
 * told when to come back, each at another time.
 */
export interface Admission {
  /** Resolves when it is one's turn. @throws RATE_LIMITED */
  enter(): Promise<void>;
}

export interface AdmissionOptions {
  /** Between 0 and 1: spreads those who are sent away. */
  random?(): number;
  /** Milliseconds that only move forward. */
  now?(): number;
  /** How many are let in between two looks at those who are connected. */
  perTurn?: number;
}

interface Waiting {
  readonly since: number;
  enter(): void;
}

export const createAdmission = ({
  random = Math.random,
  now = () => performance.now(),
  // A handshake is a few hundred times the work of a packet.
  perTurn = 8,
}: AdmissionOptions = {}): Admission => {
  const waiting: Waiting[] = [];
  let admitted = 0;
  const nextTurn = (): void => {
    const next = waiting.splice(0, perTurn);
    admitted = next.length;
    for (const { enter } of next) enter();
    if (admitted > 0) setImmediate(nextTurn);
  };
  const isTooLong = (): boolean => {
    const [first] = waiting;
    return waiting.length >= mostWaiting || (first !== undefined && now() - first.since > longestWaitMs);
  };
  return {
    enter() {
      if (admitted < perTurn && waiting.length === 0) {
        if (admitted === 0) setImmediate(nextTurn);
        admitted += 1;
        return Promise.resolve();
      }
      if (!isTooLong()) return new Promise((enter) => waiting.push({ since: now(), enter }));
      const retryAfterMs = Math.round(soonestMs + random() * (latestMs - soonestMs));
      return Promise.reject(new ChatterError('RATE_LIMITED', { reason: 'busy', retryAfterMs }));
    },
  };
};
