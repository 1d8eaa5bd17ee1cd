import { listenTo } from '../../ui/listen-to.ts';

const glideMs = 260;

/** As `--ease-out` goes. */
const eased = (part: number): number => 1 - (1 - part) ** 4;

/**
 * Scrolls to where `aim` says, asked anew for each frame: on the way rows take their real height. Whoever scrolls, presses
 * or types meanwhile ends it.
 * @param settledAt where the view was last put to keep its rows in their places
 * @returns whether it arrived
 */
export const glide = (view: HTMLElement, aim: () => number, settledAt: () => number): Promise<boolean> =>
  new Promise((resolve) => {
    let from = view.scrollTop;
    let last = from;
    let begun = Number.NaN;
    let going = true;
    const end = (arrived: boolean) => {
      going = false;
      forget();
      resolve(arrived);
    };
    const stop = () => end(false);
    const forget = listenTo(window, { wheel: stop, pointerdown: stop, keydown: stop }, { passive: true });
    const step = (now: number) => {
      if (!going) return;
      if (Number.isNaN(begun)) begun = now;
      const at = view.scrollTop;
      if (Math.abs(at - last) > 1 && Math.abs(at - settledAt()) > 1) return stop();
      from += at - last;
      const part = Math.min(1, (now - begun) / glideMs);
      view.scrollTop = from + (aim() - from) * eased(part);
      last = view.scrollTop;
      if (part < 1) requestAnimationFrame(step);
      else end(true);
    };
    requestAnimationFrame(step);
  });
