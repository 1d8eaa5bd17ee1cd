import { type RefObject, useEffect, useState } from 'react';
import { listenTo } from './listen-to.ts';

const patienceMs = 300;

const named = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-tip]') : null;

/**
 * The element whose tooltip is to be seen: what a pointer that is no finger rests on, or what has the focus by the
 * keyboard. One set of listeners for the whole page, so that a button costs nothing.
 */
export const useTips = (tooltip: RefObject<HTMLElement | null>): HTMLElement | null => {
  const [shown, setShown] = useState<HTMLElement | null>(null);
  useEffect(() => {
    let wanted: HTMLElement | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const want = (next: HTMLElement | null) => {
      if (next === wanted) return;
      wanted = next;
      clearTimeout(timer);
      setShown(null);
      if (next) timer = setTimeout(() => next.isConnected && setShown(next), patienceMs);
    };
    const hide = () => want(null);
    const onPointerOver = ({ target, pointerType }: PointerEvent) => {
      // One may go to the words themselves, to read them enlarged.
      if (pointerType === 'touch' || tooltip.current?.contains(target as Node)) return;
      const next = named(target);
      // A mouse that lies still is told of what moves under it: that takes nothing from the focus.
      if (next || wanted !== document.activeElement) want(next);
    };
    const onFocusIn = ({ target }: FocusEvent) => {
      const next = named(target);
      want(next === target && next?.matches(':focus-visible') ? next : null);
    };
    // What scrolls elsewhere leaves the named one where it is.
    const onScroll = ({ target }: Event) => {
      if (target instanceof Node && target.contains(wanted)) hide();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !tooltip.current) return;
      // Esc closes one thing: what lies under the tooltip stays.
      event.preventDefault();
      event.stopImmediatePropagation();
      hide();
    };
    const stop = listenTo(
      window,
      {
        pointerover: onPointerOver,
        pointerdown: hide,
        click: hide,
        focusin: onFocusIn,
        focusout: hide,
        blur: hide,
        scroll: onScroll,
        keydown: onKeyDown,
      },
      { capture: true },
    );
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [tooltip]);
  return shown;
};
