import type { Point } from '../../ui/from-middle.ts';
import { notZoomed, panBy, type Stage, toggleZoom, type Zoom, zoomAt } from './zoom-math.ts';

/** What a finger or the mouse does on the stage. Times in milliseconds. */
export interface Touch {
  readonly kind: 'down' | 'move' | 'up' | 'cancel';
  readonly id: number;
  readonly at: Point;
  readonly time: number;
}

interface Sample {
  readonly at: Point;
  readonly time: number;
}

export interface Gesture {
  readonly zoom: Zoom;
  readonly fingers: ReadonlyMap<number, Point>;
  /** `turn` pulls the neighbour in, `pull` pulls the photo down; a `press` may still become each of them. */
  readonly mode: 'rest' | 'press' | 'pan' | 'pinch' | 'turn' | 'pull';
  readonly start: Sample;
  /** The last moments, from which the speed is read. */
  readonly recent: readonly Sample[];
  /** How far the photo is away from its place while it is not enlarged. */
  readonly drag: Point;
  readonly lastTap: Sample | null;
}

/** What came of it: to the photo at the left or right, close, or a tap that was nothing else. */
export type Outcome = 'left' | 'right' | 'close' | 'tap' | null;

export interface Surroundings extends Stage {
  /** Whether there is a photo on that side. */
  readonly left: boolean;
  readonly right: boolean;
}

const slackPx = 10;
const turnShare = 0.25;
const flickSpeed = 0.5;
const flickMs = 100;
const closePx = 100;
const doubleTapMs = 300;
const doubleTapPx = 40;

const none: Point = { x: 0, y: 0 };
const apart = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);
const between = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
const middle = (a: Point, b: Point): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });

export const atRest: Gesture = {
  zoom: notZoomed,
  fingers: new Map(),
  mode: 'rest',
  start: { at: none, time: 0 },
  recent: [],
  drag: none,
  lastTap: null,
};

const onDown = (gesture: Gesture, { id, at, time }: Touch): Gesture => {
  const fingers = new Map(gesture.fingers).set(id, at);
  const mode = fingers.size === 1 ? 'press' : 'pinch';
  return { ...gesture, fingers, mode, start: { at, time }, recent: [{ at, time }], drag: none };
};

const modeOf = (moved: Point, { zoom }: Gesture): Gesture['mode'] => {
  if (zoom.scale > 1) return 'pan';
  if (Math.abs(moved.x) > Math.abs(moved.y)) return 'turn';
  return moved.y > 0 ? 'pull' : 'press';
};

const pinch = (gesture: Gesture, fingers: ReadonlyMap<number, Point>, on: Surroundings): Gesture => {
  const [a, b] = [...gesture.fingers.values()];
  const [c, d] = [...fingers.values()];
  if (!a || !b || !c || !d) return { ...gesture, fingers };
  const [from, to] = [middle(a, b), middle(c, d)];
  const grown = zoomAt(gesture.zoom, apart(c, d) / Math.max(1, apart(a, b)), from, on);
  return { ...gesture, fingers, zoom: panBy(grown, between(to, from), on) };
};

const onMove = (gesture: Gesture, { id, at, time }: Touch, on: Surroundings): Gesture => {
  const before = gesture.fingers.get(id);
  if (!before) return gesture;
  const fingers = new Map(gesture.fingers).set(id, at);
  if (gesture.mode === 'pinch') return pinch(gesture, fingers, on);
  const moved = between(at, gesture.start.at);
  const mode =
    gesture.mode === 'press' && apart(at, gesture.start.at) >= slackPx ? modeOf(moved, gesture) : gesture.mode;
  const recent = [...gesture.recent.filter((sample) => time - sample.time < flickMs), { at, time }];
  const next: Gesture = { ...gesture, fingers, mode, recent };
  if (mode === 'pan') return { ...next, zoom: panBy(gesture.zoom, between(at, before), on) };
  if (mode === 'pull') return { ...next, drag: { x: 0, y: Math.max(0, moved.y) } };
  if (mode !== 'turn') return next;
  // Where there is no neighbour the photo gives way a little, and comes back.
  const free = moved.x > 0 ? on.left : on.right;
  return { ...next, drag: { x: free ? moved.x : moved.x / 4, y: 0 } };
};

const speedOf = (recent: readonly Sample[], at: Point, time: number): number => {
  const first = recent.find((sample) => time - sample.time < flickMs);
  return first && time > first.time ? (at.x - first.at.x) / (time - first.time) : 0;
};

const turnOf = (gesture: Gesture, { at, time }: Touch, on: Surroundings): Outcome => {
  const moved = at.x - gesture.start.at.x;
  const speed = speedOf(gesture.recent, at, time);
  const flicked = Math.abs(speed) >= flickSpeed && Math.sign(speed) === Math.sign(moved);
  if (!flicked && Math.abs(moved) < on.stage.width * turnShare) return null;
  if (moved > 0) return on.left ? 'left' : null;
  return on.right ? 'right' : null;
};

const onTap = (gesture: Gesture, { at, time }: Touch, on: Surroundings): { gesture: Gesture; outcome: Outcome } => {
  const { lastTap } = gesture;
  const isDouble = lastTap && time - lastTap.time <= doubleTapMs && apart(at, lastTap.at) <= doubleTapPx;
  if (!isDouble) return { gesture: { ...gesture, lastTap: { at, time } }, outcome: 'tap' };
  return { gesture: { ...gesture, lastTap: null, zoom: toggleZoom(gesture.zoom, at, on) }, outcome: null };
};

const onUp = (gesture: Gesture, touch: Touch, on: Surroundings): { gesture: Gesture; outcome: Outcome } => {
  const fingers = new Map(gesture.fingers);
  if (!fingers.delete(touch.id)) return { gesture, outcome: null };
  const [left] = fingers.values();
  // One finger of two has gone up: the other goes on by moving what is enlarged.
  if (left) return { gesture: { ...gesture, fingers, mode: 'pan' }, outcome: null };
  const ended: Gesture = { ...gesture, fingers, mode: 'rest', drag: none };
  if (touch.kind === 'cancel') return { gesture: ended, outcome: null };
  if (gesture.mode === 'press' && apart(touch.at, gesture.start.at) < slackPx) return onTap(ended, touch, on);
  if (gesture.mode === 'turn') return { gesture: ended, outcome: turnOf(gesture, touch, on) };
  const pulled = gesture.mode === 'pull' && touch.at.y - gesture.start.at.y >= closePx;
  return { gesture: ended, outcome: pulled ? 'close' : null };
};

/** What a touch makes of a gesture. */
export const takeTouch = (gesture: Gesture, touch: Touch, on: Surroundings): { gesture: Gesture; outcome: Outcome } => {
  if (touch.kind === 'down') return { gesture: onDown(gesture, touch), outcome: null };
  if (touch.kind === 'move') return { gesture: onMove(gesture, touch, on), outcome: null };
  return onUp(gesture, touch, on);
};
