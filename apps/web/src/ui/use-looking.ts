import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  window.addEventListener('focus', listener);
  window.addEventListener('blur', listener);
  document.addEventListener('visibilitychange', listener);
  return () => {
    window.removeEventListener('focus', listener);
    window.removeEventListener('blur', listener);
    document.removeEventListener('visibilitychange', listener);
  };
};

const isLooking = (): boolean => document.hasFocus() && document.visibilityState === 'visible';

/** Whether somebody can be looking at the page: its window has the focus and is shown. */
export const useLooking = (): boolean => useSyncExternalStore(subscribe, isLooking);
