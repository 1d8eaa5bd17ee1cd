const landmarks = 'nav[aria-label], main, form[aria-label]';

// What in a landmark takes the focus, the best first.
const targets: Readonly<Record<string, readonly string[]>> = {
  FORM: ['textarea'],
  NAV: ['[data-row][tabindex="0"]', 'a[aria-current=page]', 'a[href]', 'button'],
  MAIN: ['h1[tabindex]', 'h2[tabindex]', 'a[href], button, input'],
};

const isShown = (element: Element): boolean => element.checkVisibility?.() ?? true;

const targetIn = (landmark: Element): HTMLElement | undefined =>
  targets[landmark.tagName]
    ?.map((selector) => [...landmark.querySelectorAll<HTMLElement>(selector)].find(isShown))
    .find((found) => found !== undefined);

/** Moves the focus into the next region of the page; the composer is one of its own, though it lies in the main one. */
export const focusLandmark = (step: 1 | -1): void => {
  const stops = [...document.querySelectorAll(landmarks)].filter(isShown).flatMap((landmark) => {
    const target = targetIn(landmark);
    return target ? [{ landmark, target }] : [];
  });
  const at = stops.findLastIndex(({ landmark }) => landmark.contains(document.activeElement));
  const next = at < 0 && step < 0 ? stops.length - 1 : (at + step + stops.length) % stops.length;
  stops[next]?.target.focus();
};
