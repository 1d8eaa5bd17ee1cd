import { mayMove } from '../../ui/may-move.ts';

const openMs = 260;

/** Lets a photo grow out of the tile that it was opened from; not for those who want no motion. */
export const riseFrom = (tile: HTMLElement | null, frame: HTMLElement | null): void => {
  if (!tile || !frame || !mayMove()) return;
  const [from, to] = [tile.getBoundingClientRect(), frame.getBoundingClientRect()];
  if (from.width === 0 || to.width === 0) return;
  const x = from.left + from.width / 2 - (to.left + to.width / 2);
  const y = from.top + from.height / 2 - (to.top + to.height / 2);
  const scale = Math.max(from.width / to.width, from.height / to.height);
  frame.animate([{ transform: `translate(${x}px, ${y}px) scale(${scale})` }, { transform: 'none' }], {
    duration: openMs,
    easing: 'cubic-bezier(.2,.8,.2,1)',
  });
};
