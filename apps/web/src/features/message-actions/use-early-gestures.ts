import { type RefObject, useEffect, useRef } from 'react';
import { listenTo } from '../../ui/listen-to.ts';
import { lineAt } from './message-at.ts';
import { wantsOwnMenu } from './wants-own-menu.ts';

/**
 * The part that answers a long press or a right click comes with the first act on the page, which may be that very one:
 * until it is there, what they do is written down.
 * @returns hands it over, once
 */
export const useEarlyGestures = (scroller: RefObject<HTMLElement | null>): (() => readonly PointerEvent[]) => {
  const taken = useRef<() => PointerEvent[]>(() => []);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const kept: PointerEvent[] = [];
    const keep = (event: PointerEvent) => {
      if (event.type !== 'contextmenu' && event.pointerType !== 'touch') return;
      kept.push(event);
      if (event.type === 'contextmenu' && lineAt(event.target) && !wantsOwnMenu(event)) event.preventDefault();
    };
    const stop = listenTo(element, {
      pointerdown: keep,
      pointermove: keep,
      pointerup: keep,
      pointercancel: keep,
      contextmenu: keep,
    });
    taken.current = () => {
      stop();
      return kept.splice(0);
    };
    return stop;
  }, [scroller]);
  return () => taken.current();
};
