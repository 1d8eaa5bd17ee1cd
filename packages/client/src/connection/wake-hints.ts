import { environment } from '../environment.ts';

/**
 * Calls back when there is reason to believe that a connection can be had now: the network is back, or the page is
 * looked at again after a sleep. @returns a function that ends it
 */
export const onWakeHint = (wake: () => void): (() => void) => {
  const { window, document } = environment;
  const onVisible = () => {
    if (document?.visibilityState === 'visible') wake();
  };
  window?.addEventListener('online', wake);
  document?.addEventListener('visibilitychange', onVisible);
  return () => {
    window?.removeEventListener('online', wake);
    document?.removeEventListener('visibilitychange', onVisible);
  };
};
