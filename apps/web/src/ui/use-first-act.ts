import { useSyncExternalStore } from 'react';
import { listenTo } from './listen-to.ts';

// Of the page, not of a part of it: what comes into the page later must not wait for another act.
let acted = false;

const subscribe = (listener: () => void): (() => void) => {
  const see = () => {
    acted = true;
    end();
    listener();
  };
  const end = listenTo(window, { pointerover: see, pointerdown: see, keydown: see }, { passive: true });
  return end;
};

/** False until somebody points, touches or types on this page: what they may then want is loaded meanwhile. */
export const useFirstAct = (): boolean => useSyncExternalStore(subscribe, () => acted);
