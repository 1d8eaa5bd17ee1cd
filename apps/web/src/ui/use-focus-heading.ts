import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/**
 * Puts the focus on a heading when one has come to its pane, so that a screen reader begins there. Not on the first
 * page of a visit: Tab begins at the top of that one.
 */
export const useFocusHeading = (): RefObject<HTMLHeadingElement | null> => {
  const heading = useRef<HTMLHeadingElement>(null);
  const cameHere = useRef(useLocation().key !== 'default');
  useEffect(() => {
    if (cameHere.current) heading.current?.focus({ preventScroll: true });
  }, []);
  return heading;
};
