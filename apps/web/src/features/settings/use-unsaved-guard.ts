import { useContext, useEffect, useState } from 'react';
import { UNSAFE_NavigationContext as NavigationContext } from 'react-router';
import { useLeaveWarning } from '../profile/use-leave-warning.ts';
import { holdBack } from './hold-back.ts';

type Way = () => void;

/**
 * Stands between something unsaved and every way off the page: links, keys, Back, and the end of the page itself. The
 * router offers this to pages with data routes only, so its navigator is held here.
 * @returns the way that was wanted, if one was: null while nobody wants to leave
 */
export const useUnsavedGuard = (unsaved: boolean): { way: Way | null; stay: () => void } => {
  useLeaveWarning(unsaved);
  const { navigator } = useContext(NavigationContext);
  const [way, setWay] = useState<Way | null>(null);

  useEffect(() => {
    if (!unsaved) return;
    const { push, replace } = navigator;
    const { pathname } = window.location;
    const back = holdBack((delta) =>
      setWay(() => () => {
        back.stop();
        navigator.go(delta);
      }),
    );
    const ask =
      (go: typeof push): typeof push =>
      (...step) => {
        const [to] = step;
        const path = typeof to === 'string' ? new URL(to, window.location.href).pathname : (to.pathname ?? pathname);
        if (path !== pathname) return setWay(() => () => go(...step));
        go(...step);
        back.stepped();
      };
    Object.assign(navigator, { push: ask(push), replace: ask(replace) });
    return () => {
      Object.assign(navigator, { push, replace });
      back.stop();
    };
  }, [navigator, unsaved]);

  return { way, stay: () => setWay(null) };
};
