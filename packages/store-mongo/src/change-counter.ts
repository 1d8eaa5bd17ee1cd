import { storeUnavailable } from '@chatter/store/store-unavailable';
import type { Models } from './models.ts';
import { persevere } from './persevere.ts';

/**
 * Numbers every change, over all nodes. A change takes its number after everybody can see that it was made (a flag
 * stands in the row until the number does), so whoever reads the counter first and the rows afterwards misses nothing.
 * All who wait on one node take their numbers at once.
 */
export class ChangeCounter {
  readonly #models: Models;
  #waiting: Array<{ resolve(change: number): void; reject(error: unknown): void }> = [];
  #isTaking = false;

  constructor(models: Models) {
    this.#models = models;
  }

  next(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      if (!this.#isTaking) void this.#take();
    });
  }

  /** The last number that was given, and the name of the database that gave it. */
  async read(): Promise<{ epoch: string; change: number }> {
    const found = await this.#models.meta.findById('changes').lean();
    if (found?.epoch == null) throw storeUnavailable(new Error('The database has lost its counter of changes.'));
    return { epoch: found.epoch, change: found.number };
  }

  async #take(): Promise<void> {
    this.#isTaking = true;
    while (this.#waiting.length > 0) {
      const served = this.#waiting;
      this.#waiting = [];
      try {
        const last = await this.#advance(served.length);
        served.forEach(({ resolve }, at) => {
          resolve(last - served.length + 1 + at);
        });
      } catch (error) {
        for (const { reject } of served) reject(error);
      }
    }
    this.#isTaking = false;
  }

  /** Repeated, it leaves out some numbers, which nobody minds. */
  #advance(by: number): Promise<number> {
    return persevere(async () => {
      const counter = await this.#models.meta
        .findByIdAndUpdate('changes', { $inc: { number: by } }, { returnDocument: 'after' })
        .lean();
      if (counter === null) throw storeUnavailable(new Error('The database has lost its counter of changes.'));
      return counter.number;
    });
  }
}
