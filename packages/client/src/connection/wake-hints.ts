import { environment } from '../environment.ts';

/**
 * Calls back when what is believed of the connection may have become wrong: the network came or went, or the page is
 * looked at again after a sleep. @returns a function that ends it
 */
export const onWakeHint = (wake: () => void): (() => void) => {
  const { window, document } = environment;
  const onVisible = () => {
    if (document?.visibilityState === 'visible') wake();
  };
  window?.addEventListener('online', wake);
  // No proof: a server on this machine answers without any network.
  window?.addEventListener('offline', wake);
  document?.addEventListener('visibilitychange', onVisible);
  return () => {
    window?.removeEventListener('online', wake);
    window?.removeEventListener('offline', wake);
    document?.removeEventListener('visibilitychange', onVisible);
  };
};
