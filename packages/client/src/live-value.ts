import type { Live } from './live.ts';

/** A `Live` that its owner can set. */
export interface LiveValue<T> extends Live<T> {
  /** Nothing happens when `value` is the very same; listeners are told once per microtask, however often it is set. */
  set(value: T): void;
  /** True while somebody listens. */
  readonly watched: boolean;
}

const dirty = new Set<Set<() => void>>();

const flush = (): void => {
  const batch = [...dirty];
  dirty.clear();
  for (const listeners of batch) for (const listener of [...listeners]) listener();
};

const markDirty = (listeners: Set<() => void>): void => {
  if (listeners.size === 0) return;
  if (dirty.size === 0) queueMicrotask(flush);
  dirty.add(listeners);
};

/** Makes a live value; what changes together in one turn of the event loop is told together. */
export const createLive = <T>(initial: T): LiveValue<T> => {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set(value) {
      if (Object.is(value, current)) return;
      current = value;
      markDirty(listeners);
    },
    subscribe(listener) {
      // Wrapped, so that the same function may subscribe twice and leave once.
      const entry = () => listener();
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
    get watched() {
      return listeners.size > 0;
    },
  };
};
