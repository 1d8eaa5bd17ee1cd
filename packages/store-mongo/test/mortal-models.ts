import type { Models } from '../src/models.ts';

const writes = new Set([
  'insertMany',
  'bulkWrite',
  'updateOne',
  'updateMany',
  'replaceOne',
  'deleteMany',
  'findByIdAndUpdate',
  'findOneAndUpdate',
  'findOneAndDelete',
]);

/** How long a node lives, in writes. */
export class Life {
  /** Writes that are still carried out. */
  left = Number.POSITIVE_INFINITY;
  #running = 0;
  #wantsMore = false;
  #tellDeath: () => void = () => {};
  /** Resolves when it has asked for a write too many, and all before have been carried out. */
  readonly death = new Promise<void>((resolve) => {
    this.#tellDeath = resolve;
  });

  write(work: () => unknown): unknown {
    if (this.left <= 0) {
      this.#wantsMore = true;
      this.#look();
      return unanswered;
    }
    this.left -= 1;
    this.#running += 1;
    const running = work();
    const settled = () => {
      this.#running -= 1;
      this.#look();
    };
    if (running instanceof Promise) running.then(settled, settled);
    else watchQuery(running, settled);
    return running;
  }

  #look(): void {
    if (this.#wantsMore && this.#running === 0) this.#tellDeath();
  }
}

/** A query begins when it is asked for its answer. */
const watchQuery = (query: unknown, settled: () => void): void => {
  const { exec } = query as { exec: () => Promise<unknown> };
  Object.assign(query as object, {
    exec(this: unknown): Promise<unknown> {
      const running = Reflect.apply(exec, this, []) as Promise<unknown>;
      running.then(settled, settled);
      return running;
    },
  });
};

const never = new Promise<never>(() => {});
const unanswered = Object.assign(new Promise<never>(() => {}), { lean: () => never });

/** Models of a node that dies after some of its writes: what it did stays, and what it was about to do does not happen. */
export const mortalModels = (models: Models, life: Life): Models => {
  const mortal = Object.entries(models).map(([name, model]) => [
    name,
    new Proxy(model, {
      get: (target, property) => {
        const value: unknown = Reflect.get(target, property);
        if (typeof value !== 'function') return value;
        if (!writes.has(String(property))) return value.bind(target);
        return (...input: unknown[]) => life.write(() => Reflect.apply(value, target, input));
      },
    }),
  ]);
  return Object.fromEntries(mortal) as Models;
};
