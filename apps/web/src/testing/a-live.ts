import type { Live } from '@chatter/client';

/** A live value that a test can change. */
export interface SetLive<T> extends Live<T> {
  set(value: T): void;
}

export const aLive = <T>(first: T): SetLive<T> => {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
};
