import { type RefObject, useEffect, useRef } from 'react';

/** Puts the focus on the heading of the list when one has come back to it from what was chosen. */
export const useFocusOnReturn = (paneOpen: boolean): RefObject<HTMLDivElement | null> => {
  const list = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(paneOpen);
  useEffect(() => {
    if (wasOpen.current && !paneOpen) list.current?.querySelector('h1')?.focus({ preventScroll: true });
    wasOpen.current = paneOpen;
  }, [paneOpen]);
  return list;
};
