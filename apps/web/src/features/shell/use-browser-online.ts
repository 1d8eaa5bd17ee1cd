import { useSyncExternalStore } from 'react';

const subscribe = (listener: () => void) => {
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
};

/** Whether the browser has any network; the server may be away all the same. */
export const useBrowserOnline = (): boolean => useSyncExternalStore(subscribe, () => navigator.onLine);
