import { act } from 'react';
import { vi } from 'vitest';

/** In place of what watches whether the end of a list comes into view: the test says when. */
export const stubListEnds = () => {
  const ends = new Set<() => void>();
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly #reach: () => void;
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        this.#reach = () => tell([{ isIntersecting: true }]);
      }
      observe() {
        ends.add(this.#reach);
      }
      unobserve() {}
      disconnect() {
        ends.delete(this.#reach);
      }
    },
  );
  return { scrollToEnd: () => act(async () => ends.forEach((reach) => void reach())) };
};
