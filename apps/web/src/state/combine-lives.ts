import type { Live } from '@chatter/client';

/** Many live values as one; its array is the same object until one of them changes. */
export const combineLives = <T>(lives: readonly Live<T>[]): Live<readonly T[]> => {
  let last: readonly T[] = [];
  return {
    get() {
      const next = lives.map((live) => live.get());
      if (next.length !== last.length || next.some((value, index) => value !== last[index])) last = next;
      return last;
    },
    subscribe(listener) {
      const ends = lives.map((live) => live.subscribe(listener));
      return () => {
        for (const end of ends) end();
      };
    },
  };
};
