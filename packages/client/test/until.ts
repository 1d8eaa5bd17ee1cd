import type { Live } from '../src/live.ts';

/** Resolves with the value of a live as soon as it fits. */
export const until = <T>(live: Live<T>, fits: (value: T) => boolean): Promise<T> =>
  new Promise((resolve) => {
    let end: () => void = () => undefined;
    const look = (): boolean => {
      const value = live.get();
      if (!fits(value)) return false;
      end();
      resolve(value);
      return true;
    };
    if (!look()) end = live.subscribe(look);
  });
