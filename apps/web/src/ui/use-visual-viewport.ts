import { useEffect } from 'react';

// While pinch zoom is active the visual viewport is smaller than the app, and must not squeeze it.
const follow = (viewport: VisualViewport) => {
  if (viewport.scale !== 1) return;
  const { style } = document.documentElement;
  style.setProperty('--vv-top', `${viewport.offsetTop}px`);
  style.setProperty('--vv-height', `${viewport.height}px`);
};

/** Keeps the app's frame on what is really visible: Safari lays its keyboard over the page without telling the layout. */
export const useVisualViewport = (): void => {
  useEffect(() => {
    const viewport = window.visualViewport;
    if (!viewport) return;
    let frame = 0;
    const schedule = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => follow(viewport));
    };
    viewport.addEventListener('resize', schedule);
    viewport.addEventListener('scroll', schedule);
    return () => {
      cancelAnimationFrame(frame);
      viewport.removeEventListener('resize', schedule);
      viewport.removeEventListener('scroll', schedule);
    };
  }, []);
};
