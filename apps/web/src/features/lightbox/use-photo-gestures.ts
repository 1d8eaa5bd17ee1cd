import type { Photo } from '@chatter/protocol/picture';
import { type PointerEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';
import { fromMiddle, type Point } from '../../ui/from-middle.ts';
import { wheelFactor } from '../../ui/wheel-factor.ts';
import { atRest, type Gesture, type Outcome, type Surroundings, type Touch, takeTouch } from './photo-gesture.ts';
import { fitOn, notZoomed, panBy, zoomAt } from './zoom-math.ts';

interface Options {
  readonly photo: Photo;
  readonly left: boolean;
  readonly right: boolean;
  readonly onOutcome: (outcome: Outcome, target: EventTarget) => void;
}

const inset = 16;
const kinds: Partial<Record<string, Touch['kind']>> = {
  pointerdown: 'down',
  pointermove: 'move',
  pointerup: 'up',
  pointercancel: 'cancel',
};

const surroundingsOf = (element: HTMLElement, { photo, left, right }: Options): Surroundings => {
  const { clientWidth: width, clientHeight: height } = element;
  const room = { width: Math.max(1, width - 2 * inset), height: Math.max(1, height - 2 * inset) };
  return { stage: { width, height }, fit: fitOn(room, photo), left, right };
};

/** Fingers, mouse and wheel on the stage: what they do to the photo, and what comes of them. */
export const usePhotoGestures = (stage: RefObject<HTMLElement | null>, options: Options) => {
  const [gesture, setGesture] = useState<Gesture>(atRest);
  // A fast finger moves more than once between two drawings.
  const now = useRef(gesture);
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  const put = useCallback((next: Gesture) => {
    now.current = next;
    setGesture(next);
  }, []);

  const onPointer = (event: PointerEvent<HTMLElement>) => {
    const kind = kinds[event.type];
    if (!kind || (kind === 'down' && event.button !== 0)) return;
    if (kind === 'down') event.currentTarget.setPointerCapture?.(event.pointerId);
    const touch = { kind, id: event.pointerId, at: fromMiddle(event.currentTarget, event), time: event.timeStamp };
    const { gesture: next, outcome } = takeTouch(now.current, touch, surroundingsOf(event.currentTarget, options));
    put(outcome === 'left' || outcome === 'right' ? { ...atRest } : next);
    // A captured pointer names the stage; what lies under it tells more.
    const target = document.elementFromPoint?.(event.clientX, event.clientY) ?? event.target;
    if (outcome) options.onOutcome(outcome, target);
  };

  const zoomBy = useCallback(
    (factor: number, at: Point = notZoomed) => {
      const element = stage.current;
      if (!element) return;
      const zoom = zoomAt(now.current.zoom, factor, at, surroundingsOf(element, latest.current));
      put({ ...now.current, zoom });
    },
    [put, stage],
  );

  /** @returns false when there is nothing more to see on that side */
  const pan = (by: Point): boolean => {
    const element = stage.current;
    const { zoom } = now.current;
    if (!element || zoom.scale === 1) return false;
    const moved = panBy(zoom, by, surroundingsOf(element, options));
    put({ ...now.current, zoom: moved });
    return moved.x !== zoom.x || moved.y !== zoom.y;
  };

  useEffect(() => {
    const element = stage.current;
    if (!element) return;
    const onWheel = (event: WheelEvent) => {
      // The browser would zoom the page, or go back.
      event.preventDefault();
      zoomBy(wheelFactor(event), fromMiddle(element, event));
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [stage, zoomBy]);

  return {
    gesture,
    zoomBy,
    pan,
    reset: useCallback(() => put(atRest), [put]),
    handlers: {
      onPointerDown: onPointer,
      onPointerMove: onPointer,
      onPointerUp: onPointer,
      onPointerCancel: onPointer,
    },
  };
};
