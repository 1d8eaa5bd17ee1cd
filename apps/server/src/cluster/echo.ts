import type { Logger } from '../log.ts';

/** Heartbeats that have not come back, before a node takes itself for deaf; and before it connects anew. */
const deafAfter = 4;
const renewAfter = 12;

/** Whether a node hears: it listens for what it says itself. */
export interface Echo {
  isHearing(): boolean;
  /** The connection broke. */
  broke(): void;
  /** For the log, should it last. */
  failed(error: Error): void;
  /** One heartbeat is about to be said. @returns true when the connection should be made anew */
  beat(): boolean;
  /** Something of one's own came back. @returns whether anything may have been missed before it */
  heard(): { readonly isBack: boolean; readonly wasBroken: boolean };
}

export const createEcho = (log: Logger): Echo => {
  let unheard = 0;
  let state: 'new' | 'hearing' | 'deaf' = 'new';
  // What was told before the first connection has been missed, too.
  let isBroken = true;
  let problem: Error | null = null;
  return {
    isHearing: () => state === 'hearing',
    broke() {
      isBroken = true;
    },
    failed(error) {
      problem = error;
    },
    beat() {
      unheard += 1;
      if (state !== 'deaf' && unheard > deafAfter) {
        state = 'deaf';
        log.warn({ err: problem }, 'the bus is away: other nodes are not heard, the store is asked instead');
      }
      return unheard % renewAfter === 0;
    },
    heard() {
      const was = { isBack: state !== 'hearing', wasBroken: isBroken };
      unheard = 0;
      state = 'hearing';
      isBroken = false;
      if (was.isBack) log.info('the bus is there: nodes hear each other');
      return was;
    },
  };
};
