import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef } from 'react';
import { fromMiddle, type Point } from '../../ui/from-middle.ts';
import { wheelFactor } from '../../ui/wheel-factor.ts';
import { type CropView, dragView, type Source, zoomView } from './crop-math.ts';

interface Options {
  readonly source: Source;
  /** Side of the frame, in pixels. */
  readonly frame: number;
  readonly onView: (change: (before: CropView) => CropView) => void;
}

const zoomStep = 1.1;
const steps: Partial<Record<string, Point>> = {
  ArrowLeft: { x: 1, y: 0 },
  ArrowRight: { x: -1, y: 0 },
  ArrowUp: { x: 0, y: 1 },
  ArrowDown: { x: 0, y: -1 },
};
const centre: Point = { x: 0, y: 0 };

const spread = ([a, b]: readonly Point[]): { middle: Point; apart: number } | null =>
  a && b ? { middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }, apart: Math.hypot(a.x - b.x, a.y - b.y) } : null;

/** Drag, pinch, wheel and keys on the frame in which a picture is cut. */
export const useCropGestures = (area: RefObject<HTMLElement | null>, { source, frame, onView }: Options) => {
  const fingers = useRef(new Map<number, Point>());
  const latest = useRef({ source, frame, onView });
  useEffect(() => {
    latest.current = { source, frame, onView };
  });

  useEffect(() => {
    const element = area.current;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      const at = fromMiddle(event.currentTarget as Element, event);
      const now = latest.current;
      const factor = wheelFactor(event);
      now.onView((before) => zoomView(before, now.source, factor, at, now.frame));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [area]);

  const lift = (event: PointerEvent) => void fingers.current.delete(event.pointerId);
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      event.currentTarget.setPointerCapture?.(event.pointerId);
      fingers.current.set(event.pointerId, fromMiddle(event.currentTarget, event));
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const from = fingers.current.get(event.pointerId);
      if (!from) return;
      const before = spread([...fingers.current.values()]);
      const to = fromMiddle(event.currentTarget, event);
      fingers.current.set(event.pointerId, to);
      const after = spread([...fingers.current.values()]);
      const moved = before && after ? { from: before.middle, to: after.middle } : { from, to };
      const factor = before && after ? after.apart / Math.max(1, before.apart) : 1;
      onView((view) => {
        const zoomed = zoomView(view, source, factor, moved.from, frame);
        return dragView(zoomed, source, { x: moved.to.x - moved.from.x, y: moved.to.y - moved.from.y }, frame);
      });
    },
    onPointerUp: lift,
    onPointerCancel: lift,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey) return;
      const by = event.shiftKey ? 10 : 1;
      const step = steps[event.key];
      const factor = { '+': zoomStep, '=': zoomStep, '-': 1 / zoomStep }[event.key];
      if (step) onView((view) => dragView(view, source, { x: step.x * by, y: step.y * by }, frame));
      else if (factor !== undefined) onView((view) => zoomView(view, source, factor, centre, frame));
      else return;
      event.preventDefault();
    },
  };
};
