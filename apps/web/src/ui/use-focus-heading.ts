import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus on a pane's heading when the pane appears, so that a screen reader begins there. */
export const useFocusHeading = (): RefObject<HTMLHeadingElement | null> => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return heading;
};
