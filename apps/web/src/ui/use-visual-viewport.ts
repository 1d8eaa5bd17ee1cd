import { useEffect } from 'react';

/** Keeps the app's frame on what is really visible, where a keyboard may come up on the glass. */
export const useVisualViewport = (): void => {
  useEffect(() => {
    const { visualViewport: viewport } = window;
    if (!viewport || !matchMedia('(any-pointer: coarse)').matches) return;
    let stop: (() => void) | undefined;
    let ended = false;
    import('./follow-visual-viewport.ts').then(
      ({ followVisualViewport }) => {
        if (!ended) stop = followVisualViewport(viewport);
      },
      // Without it the frame is as high as the browser says, which is right on most phones.
      () => undefined,
    );
    return () => {
      ended = true;
      stop?.();
    };
  }, []);
};
