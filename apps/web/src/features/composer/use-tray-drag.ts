import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { isRtl } from '../../ui/is-rtl.ts';
import { placeAfter } from './tray-order.ts';

interface Drag {
  readonly from: number;
  readonly to: number;
  /** How far the tile is away from its place, in pixels of the screen. */
  readonly by: number;
}

interface Start {
  readonly index: number;
  readonly x: number;
  readonly scrolled: number;
  readonly pointerId: number;
  readonly tile: HTMLElement;
}

const holdMs = 300;
const slackPx = 6;
const edgePx = 24;

/**
 * Tiles of a row that scrolls, put in another order by dragging: at once with a mouse, after a short rest with a
 * finger, which scrolls otherwise.
 */
export const useTrayDrag = (
  list: RefObject<HTMLElement | null>,
  count: number,
  onMove: (from: number, to: number) => void,
) => {
  const [drag, setDrag] = useState<Drag | null>(null);
  // The finger may go up before its last move is drawn.
  const latest = useRef<Drag | null>(null);
  const start = useRef<Start | null>(null);
  const dragging = useRef(false);
  const hold = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    const element = list.current;
    // Only a listener that may refuse keeps the browser from scrolling under the finger.
    const keepStill = (event: TouchEvent) => dragging.current && event.preventDefault();
    element?.addEventListener('touchmove', keepStill, { passive: false });
    return () => {
      clearTimeout(hold.current);
      element?.removeEventListener('touchmove', keepStill);
    };
  }, [list]);

  const put = (next: Drag | null) => {
    latest.current = next;
    setDrag(next);
  };
  const end = () => {
    clearTimeout(hold.current);
    start.current = null;
    dragging.current = false;
    put(null);
  };
  const begin = () => {
    const from = start.current;
    if (!from) return;
    dragging.current = true;
    from.tile.setPointerCapture?.(from.pointerId);
    put({ from: from.index, to: from.index, by: 0 });
  };
  const follow = (x: number, from: Start) => {
    const row = list.current;
    if (!row) return;
    const { left, right } = row.getBoundingClientRect();
    if (x > right - edgePx) row.scrollLeft += edgePx / 2;
    else if (x < left + edgePx) row.scrollLeft -= edgePx / 2;
    const by = x - from.x + row.scrollLeft - from.scrolled;
    put({ from: from.index, to: placeAfter(from.index, isRtl(row) ? -by : by, count), by });
  };

  const handlersOf = (index: number) => ({
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || !event.isPrimary) return;
      const { pointerId, currentTarget: tile, clientX: x } = event;
      start.current = { index, x, pointerId, tile, scrolled: list.current?.scrollLeft ?? 0 };
      if (event.pointerType === 'touch') hold.current = setTimeout(begin, holdMs);
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = start.current;
      if (!from || event.pointerId !== from.pointerId) return;
      if (!dragging.current) {
        if (Math.abs(event.clientX - from.x) < slackPx) return;
        // A finger that moves before it has rested means to scroll.
        if (event.pointerType === 'touch') return end();
        begin();
      }
      follow(event.clientX, from);
    },
    onPointerUp: () => {
      const done = latest.current;
      end();
      if (done && done.to !== done.from) onMove(done.from, done.to);
    },
    onPointerCancel: end,
  });

  return { drag, handlersOf };
};
