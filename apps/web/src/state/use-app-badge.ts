import { useEffect } from 'react';

type Badging = Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>>;

const show = (count: number): void => {
  const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
  const file = count > 0 ? '/favicon-unread.svg' : '/favicon.svg';
  // Also an equal address makes some browsers load it again.
  if (icon && icon.getAttribute('href') !== file) icon.setAttribute('href', file);
  // Only an installed page has an icon of its own to put a number on; elsewhere it is refused.
  const badging: Badging = navigator;
  const shown = count > 0 ? badging.setAppBadge?.(count) : badging.clearAppBadge?.();
  shown?.catch(() => undefined);
};

/** Shows on the icons of the tab and of the installed page how much waits; nothing is left of it after a sign-out. */
export const useAppBadge = (count: number): void => {
  useEffect(() => show(count), [count]);
  useEffect(() => () => show(0), []);
};
