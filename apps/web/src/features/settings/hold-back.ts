import { setBackGuard } from '../../state/back-guard.ts';

interface Held {
  /** The router has taken another step on this very page. */
  stepped(): void;
  stop(): void;
}

const indexOf = (state: unknown): number => (state as { idx?: number } | null)?.idx ?? Number.NaN;

/**
 * Holds the way through the history: Back and Forward that lead off this page are taken back before the router hears of
 * them. @param onStep told how far one wanted to go
 */
export const holdBack = (onStep: (delta: number) => void): Held => {
  const { pathname } = window.location;
  let at = indexOf(window.history.state);
  let returning = false;
  const onPop = (event: PopStateEvent) => {
    const delta = indexOf(event.state) - at;
    if (returning) {
      returning = false;
      event.stopImmediatePropagation();
    } else if (window.location.pathname === pathname || Number.isNaN(delta)) {
      // A layer over the page has opened or closed.
      at += delta;
    } else {
      event.stopImmediatePropagation();
      returning = true;
      window.history.go(-delta);
      onStep(delta);
    }
  };
  setBackGuard(onPop);
  return {
    stepped() {
      at = indexOf(window.history.state);
    },
    stop: () => setBackGuard(null),
  };
};
