import { useEffect } from 'react';
import { listenTo } from '../../ui/listen-to.ts';
import { mayMove } from '../../ui/may-move.ts';
import { paneSteps } from '../../ui/pane-steps.ts';
import { slideWay } from './slide-way.ts';

/** A pane whose part has to be fetched first comes without a slide: meanwhile the page would stand still. */
const patienceMs = 1_000;

const phone = '(width < 45rem)';

let latest: ViewTransition | null = null;

const slide = (way: 'in' | 'out', draw: () => void): void => {
  const { dataset } = document.documentElement;
  dataset.slide = way;
  const drawn = new Promise<void>((resolve) => {
    paneSteps.drawn = resolve;
  });
  const transition = document.startViewTransition(() => {
    draw();
    return drawn;
  });
  const timer = setTimeout(() => transition.skipTransition(), patienceMs);
  void drawn.then(() => clearTimeout(timer));
  latest = transition;
  // One that was skipped is no error; the next one may have begun.
  transition.ready.catch(() => undefined);
  void transition.finished.finally(() => {
    if (latest === transition) delete dataset.slide;
  });
};

/** Lets the panes of a phone slide over each other (styles/panes.css), where the browser has view transitions. */
export function PaneSlides() {
  useEffect(() => {
    if (document.startViewTransition === undefined) return;
    const { take, drawn } = paneSteps;
    let at = { pathname: window.location.pathname, search: window.location.search };
    let slidByBrowser = false;
    const forget = listenTo(
      window,
      {
        // Before the router hears of it. A swipe from the edge has shown the way already.
        popstate: (event: PopStateEvent) => {
          slidByBrowser = event.hasUAVisualTransition;
        },
        // What slides takes no tap; so that whoever taps is answered, it is there at once.
        pointerdown: () => latest?.skipTransition(),
      },
      { capture: true, passive: true },
    );
    paneSteps.take = (draw, delta) => {
      const { pathname, search } = window.location;
      const way = slideWay(at, { pathname, search }, delta);
      at = { pathname, search };
      const shown = slidByBrowser;
      slidByBrowser = false;
      if (way === null || shown || !matchMedia(phone).matches || !mayMove()) draw();
      else slide(way, draw);
    };
    return () => {
      forget();
      Object.assign(paneSteps, { take, drawn });
    };
  }, []);
  return null;
}
