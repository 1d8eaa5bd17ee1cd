import type { Timeline, TimelineState } from '@chatter/client';
import type { UserId } from '@chatter/protocol/ids';
import { flushSync } from 'react-dom';
import { mayMove } from '../../ui/may-move.ts';
import { openingTop, rowsInView } from './anchor.ts';
import { newsAfter } from './bundle-news.ts';
import { glide } from './glide.ts';
import { placesIn } from './thread-places.ts';

interface Options {
  readonly view: HTMLElement;
  readonly list: HTMLElement | null;
  readonly timeline: Timeline;
  readonly meId: UserId;
  /** What came after this seq is new. */
  readonly lastSeen: number;
  /** How many of them wait. */
  readonly waiting: number;
  /** Brings the rows of these keys into the page, and those between them; or all from there to the end. */
  readonly lookAt: (keys: readonly string[], end: boolean) => void;
  /** Goes to a row, null to the end, at once. */
  readonly goTo: (key: string | null) => void;
  readonly settledAt: () => number;
  /** Whoever came with the keyboard goes on from the message there. */
  readonly takeFocus: boolean;
}

const screensToGlide = 3;
const [outMs, inMs] = [90, 120];

/** The first new message, when it lies below everything in view. */
const firstStop = ({ items, hasAfter }: TimelineState, { lastSeen, waiting, meId }: Options, passed: number) => {
  const [first] = newsAfter(items, lastSeen, meId);
  if (first) return first.seq > passed ? first.seq : null;
  const held = items.findLast((item) => item.kind === 'message')?.message.seq ?? 0;
  return hasAfter && waiting > 0 && held <= lastSeen ? lastSeen + 1 : null;
};

const rowOf = (items: TimelineState['items'], seq: number | null): string | null =>
  items.find((item) => item.kind === 'message' && item.message.seq === seq)?.key ?? null;

const inViewOf = ({ view, list }: Options): readonly string[] => {
  const { rows, placeOf: rowPlace } = placesIn(view, list);
  const edges = { top: view.scrollTop, bottom: view.scrollTop + view.clientHeight };
  return rowsInView(rows, rowPlace, edges).map(({ key }) => key);
};

const isNear = (options: Options, inView: readonly string[], key: string | null, aim: () => number): boolean => {
  const { view, list, lookAt } = options;
  flushSync(() => lookAt(key === null ? inView : [...inView, key], key === null));
  const here = placesIn(view, list).topOf(inView[0] ?? '');
  // So many rows lie between that they are not in the page together.
  if (here === undefined) return false;
  return aim() - view.scrollTop <= view.clientHeight * screensToGlide;
};

const fadeTo = (view: HTMLElement, opacity: 0 | 1, duration: number) =>
  view.animate?.({ opacity: [1 - opacity, opacity] }, { duration, fill: opacity === 0 ? 'forwards' : 'none' });

/** The divider has the place of the message under it. */
const placeOf = (list: HTMLElement | null, key: string | null): string | null => {
  const divided = key !== null && list?.querySelector(`[data-key=divider] + [data-key="${CSS.escape(key)}"]`);
  return divided ? 'divider' : key;
};

const focusRow = (list: HTMLElement | null, key: string | null): void => {
  const rows = [...(list?.querySelectorAll<HTMLElement>('[data-message]') ?? [])];
  const row = key === null ? rows.at(-1) : rows.find(({ dataset }) => dataset.key === key);
  row?.focus({ preventScroll: true });
};

/** How far down the content the way leads, in pixels; on a way that is scrolled the row may have left the page again. */
const aimAt = ({ view, list }: Options, key: string | null): (() => number) => {
  let last: number | undefined;
  return () => {
    last = placesIn(view, list).topOf(placeOf(list, key) ?? '') ?? last;
    return openingTop(last, view);
  };
};

/**
 * Where the button leads: to the first message that is new and lies below, and from there on to the end. A short way is
 * scrolled, a long one faded; those who want less motion are there at once. @throws when a page could not be loaded
 */
export const jump = async (options: Options): Promise<void> => {
  const { view, list, timeline } = options;
  const state = timeline.state.get();
  const inView = inViewOf(options);
  const { seqOf } = placesIn(view, list);
  const stop = firstStop(state, options, Math.max(0, ...inView.map(seqOf)));
  const held = rowOf(state.items, stop);
  const isHeld = stop === null ? !state.hasAfter : held !== null;
  const moves = mayMove();

  const arrive = (key: string | null) => {
    options.goTo(placeOf(list, key));
    if (options.takeFocus) focusRow(list, key);
  };

  const aim = aimAt(options, held);
  if (isHeld && moves && isNear(options, inView, held, aim)) {
    if (await glide(view, aim, options.settledAt)) arrive(held);
    return;
  }
  const out = isHeld && moves ? fadeTo(view, 0, outMs) : null;
  await out?.finished;
  // What is there stays in sight while the page that is wanted is on its way.
  if (!isHeld) await (stop === null ? timeline.loadNewest() : timeline.loadAround(stop));
  arrive(isHeld ? held : rowOf(timeline.state.get().items, stop));
  out?.cancel();
  if (moves) fadeTo(view, 1, inMs);
};
