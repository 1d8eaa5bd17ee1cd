import { listenTo } from '../../ui/listen-to.ts';

const pressMs = 450;
const slackPx = 10;

/**
 * Hears a finger that rests on something; one that moves means to scroll. `held` is called when it has rested long
 * enough, `released` when it goes up after that: a popover that opened earlier would be closed by the finger going up.
 * @returns how to stop, and how to let it hear what happened before it listened
 */
export const onLongPress = (
  element: HTMLElement,
  on: { held: () => void; released: (target: Element) => void },
): { stop: () => void; hear: (event: PointerEvent) => void } => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from = { x: 0, y: 0 };
  let held: Element | null = null;
  let resting: { target: Element; since: number } | null = null;
  const stop = () => {
    clearTimeout(timer);
    held = null;
    resting = null;
  };
  // The finger goes up over what it rested on: that is no tap on a link or a photo.
  const swallowClick = (event: Event) => {
    event.preventDefault();
    event.stopPropagation();
  };
  const start = (event: PointerEvent) => {
    stop();
    const { target } = event;
    element.removeEventListener('click', swallowClick, true);
    if (event.pointerType !== 'touch' || !event.isPrimary || !(target instanceof Element)) return;
    from = { x: event.clientX, y: event.clientY };
    resting = { target, since: event.timeStamp };
    timer = setTimeout(hold, pressMs - (performance.now() - event.timeStamp));
  };
  const hold = () => {
    held = resting?.target ?? null;
    on.held();
  };
  const move = (event: PointerEvent) => {
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) >= slackPx) stop();
  };
  const release = (event: PointerEvent) => {
    // Heard of afterwards it has rested, although no time has passed here.
    if (!held && resting && event.timeStamp - resting.since >= pressMs) hold();
    const target = held;
    stop();
    if (!target) return;
    element.addEventListener('click', swallowClick, { capture: true, once: true });
    timer = setTimeout(() => on.released(target));
  };
  const heard = { pointerdown: start, pointermove: move, pointerup: release, pointercancel: stop };
  const end = listenTo(element, { ...heard, scroll: stop });
  return {
    stop() {
      stop();
      end();
      element.removeEventListener('click', swallowClick, true);
    },
    hear: (event) => heard[event.type as keyof typeof heard]?.(event),
  };
};
