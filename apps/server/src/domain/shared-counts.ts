/** What another node has counted for a key; `forget` means that it counts from nothing again. */
export interface CountedElsewhere {
  readonly key: string;
  readonly points: number | 'forget';
}

/** Tells other nodes what was counted here. */
export interface Tally {
  /** @param points may be negative: given back */
  add(key: string, points: number): void;
  forget(key: string): void;
}

/** Limits that many nodes keep together. Each counts for itself and hears what the others have counted. */
export interface SharedCounts {
  /**
   * @param options.name the same on every node
   * @param options.atOnce so many points of one key are told at once, fewer with the next heartbeat
   * @param hear something was counted elsewhere
   */
  join(options: { name: string; atOnce: number }, hear: (counted: CountedElsewhere) => void): Tally;
}

const mostAtOnce = 30;

/** Of a limit of many, a tenth is told at once; of few, each one: by so much each node may pass it unheard. */
export const toldAtOnce = (limit: number): number => Math.min(mostAtOnce, Math.max(1, Math.floor(limit / 10)));

const nobody: Tally = { add: () => {}, forget: () => {} };

/** There is one node. */
export const countAlone: SharedCounts = { join: () => nobody };
