import { isEngineFailure } from './engine-error.ts';

interface Waiting<Item, Result> {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

// Far below what one command may hold, also of the longest messages.
const mostAtOnce = 200;

/**
 * One kind of command for all conversations of a node: what is asked for while one is under way shares the next. So fifty
 * conversations in which somebody writes cost the trips of one.
 */
export class Grouped<Item, Result> {
  readonly #work: (items: readonly Item[]) => Promise<readonly Result[]>;
  readonly #waiting: Waiting<Item, Result>[] = [];
  #isWorking = false;

  /** @param work may be repeated; it answers each item in its place */
  constructor(work: (items: readonly Item[]) => Promise<readonly Result[]>) {
    this.#work = work;
  }

  run(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#isWorking) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#isWorking = true;
    await Promise.resolve();
    while (this.#waiting.length > 0) await this.#serve(this.#waiting.splice(0, mostAtOnce));
    this.#isWorking = false;
  }

  async #serve(served: readonly Waiting<Item, Result>[]): Promise<void> {
    try {
      const results = await this.#work(served.map(({ item }) => item));
      served.forEach(({ resolve }, at) => {
        resolve(results[at] as Result);
      });
    } catch (error) {
      // A mistake in one item is not to fail the others.
      if (served.length > 1 && !isEngineFailure(error)) for (const one of served) await this.#serve([one]);
      else for (const { reject } of served) reject(error);
    }
  }
}
