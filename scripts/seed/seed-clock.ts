/** The server's clock during the seed that stands where it was put. */
export class SeedClock {
  #now: number;

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  /** @param now epoch milliseconds; a plan may fall between two of them */
  set(now: number): void {
    this.#now = Math.floor(now);
  }
}
