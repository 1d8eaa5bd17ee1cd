import { useLayoutEffect } from 'react';

export type TopBar = 'canvas' | 'side' | 'surface' | 'inverse';

const bars: TopBar[] = [];

const paint = (): void => {
  // The banner lies over everything, whatever comes after it.
  const top = bars.includes('inverse') ? 'inverse' : bars.at(-1);
  if (top) document.documentElement.dataset.bar = top;
  // `public/theme.js` knows the colours and the theme.
  window.dispatchEvent(new Event('chatter:theme'));
};

/** Tells the system what lies at the top of the page, so that its own bar has the same colour. */
export const useTopBar = (bar: TopBar | null): void => {
  useLayoutEffect(() => {
    if (bar === null) return;
    bars.push(bar);
    paint();
    return () => {
      bars.splice(bars.lastIndexOf(bar), 1);
      paint();
    };
  }, [bar]);
};
