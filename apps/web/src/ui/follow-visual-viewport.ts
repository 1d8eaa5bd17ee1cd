import { listenTo } from './listen-to.ts';

/** Bars of browsers are lower, keyboards higher. */
const leastKeyboard = 140;

let tallest = { width: 0, height: 0 };

// The height without a keyboard: it takes some of it for a while, and only turning the device changes the width.
const followScreen = () => {
  const { innerWidth: width, innerHeight: height } = window;
  if (width === tallest.width && height <= tallest.height) return;
  tallest = { width, height };
  document.documentElement.style.setProperty('--screen-height', `${height}px`);
};

// While pinch zoom is active the visual viewport is smaller than the app, and must not squeeze it.
const follow = (viewport: VisualViewport) => {
  followScreen();
  if (viewport.scale !== 1) return;
  const { style } = document.documentElement;
  style.setProperty('--vv-top', `${viewport.offsetTop}px`);
  style.setProperty('--vv-height', `${viewport.height}px`);
  // The keyboard lies over the home bar; what Safari says of the inset does not change.
  if (tallest.height - viewport.height > leastKeyboard) style.setProperty('--safe-bottom', '0px');
  else style.removeProperty('--safe-bottom');
};

/**
 * Keeps the app's frame on what is really visible: Safari lays its keyboard over the page without telling the layout.
 * @returns how to stop
 */
export const followVisualViewport = (viewport: VisualViewport): (() => void) => {
  let frame = 0;
  followScreen();
  const schedule = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => follow(viewport));
  };
  const end = listenTo(viewport, { resize: schedule, scroll: schedule });
  return () => {
    cancelAnimationFrame(frame);
    end();
  };
};
