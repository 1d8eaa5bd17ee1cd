import { listenTo } from '../../ui/listen-to.ts';

const pressMs = 450;
const slackPx = 10;

/**
 * Hears a finger that rests on something; one that moves means to scroll. `held` is called when it has rested long
 * enough, `released` when it goes up after that: a popover that opened earlier would be closed by the finger going up.
 * @returns how to stop listening
 */
export const onLongPress = (
  element: HTMLElement,
  on: { held: () => void; released: (target: Element) => void },
): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let from = { x: 0, y: 0 };
  let held: Element | null = null;
  const stop = () => {
    clearTimeout(timer);
    held = null;
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
    timer = setTimeout(() => {
      held = target;
      on.held();
    }, pressMs);
  };
  const move = (event: PointerEvent) => {
    if (Math.hypot(event.clientX - from.x, event.clientY - from.y) >= slackPx) stop();
  };
  const release = () => {
    const target = held;
    stop();
    if (!target) return;
    element.addEventListener('click', swallowClick, { capture: true, once: true });
    timer = setTimeout(() => on.released(target));
  };
  const end = listenTo(element, {
    pointerdown: start,
    pointermove: move,
    pointerup: release,
    pointercancel: stop,
    scroll: stop,
  });
  return () => {
    stop();
    end();
    element.removeEventListener('click', swallowClick, true);
  };
};
