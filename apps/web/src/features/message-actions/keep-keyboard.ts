import { listenTo } from '../../ui/listen-to.ts';

/** A finger that goes so far down wants to see more of what was said. */
const dragPx = 40;

const written = (): HTMLTextAreaElement | null => {
  const { activeElement } = document;
  return activeElement instanceof HTMLTextAreaElement ? activeElement : null;
};

/**
 * On glass, a tap on the timeline leaves the keyboard where it is; a finger that drags it down takes the keyboard away.
 * @returns how to stop
 */
export const keepKeyboard = (element: HTMLElement): (() => void) => {
  let from: number | null = null;
  let byTouch = false;
  const yOf = ({ touches }: TouchEvent): number => touches[0]?.clientY ?? 0;
  // Passive: what only watches a finger must not hold up the scrolling.
  const stopWatching = listenTo(
    element,
    {
      pointerdown: ({ pointerType }: PointerEvent) => {
        byTouch = pointerType === 'touch';
      },
      touchstart: (event: TouchEvent) => {
        from = yOf(event);
      },
      touchmove: (event: TouchEvent) => {
        if (from === null || yOf(event) - from < dragPx) return;
        from = null;
        written()?.blur();
      },
    },
    { passive: true },
  );
  const stopKeeping = listenTo(element, {
    mousedown: (event: MouseEvent) => {
      const { target } = event;
      // What is opened by the tap has the focus, and gives it back.
      if (!byTouch || !written() || (target instanceof Element && target.closest('a, button'))) return;
      event.preventDefault();
    },
  });
  return () => {
    stopWatching();
    stopKeeping();
  };
};
