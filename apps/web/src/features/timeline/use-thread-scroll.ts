import type { ConversationId } from '@chatter/protocol/ids';
import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { anchorsOf, isAtEnd, openingTop, type RowPlace, rowsInView, shiftOf } from './anchor.ts';
import { savedPlaces } from './saved-places.ts';
import { placesIn } from './thread-places.ts';
import type { MountedRows } from './use-mounted-rows.ts';

interface Options {
  readonly id: ConversationId;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly list: RefObject<HTMLOListElement | null>;
  readonly mounted: MountedRows;
  readonly focusedKey: string | null;
  /** False until the first page is there. */
  readonly ready: boolean;
  /** The window reaches the newest message, so its end is the end of the conversation. */
  readonly complete: boolean;
  /** What is in view, whenever it may have changed. */
  readonly onView: (rows: readonly RowPlace[]) => void;
  /** The same, when it was the person who scrolled. */
  readonly onMove: (rows: readonly RowPlace[]) => void;
}

/** How far from the end one is no longer taken to be there, and is offered the way back. */
const farFromEnd = 240;

/** Where the timeline begins in what is really visible: a keyboard may have pushed the page under it. */
const screenTopOf = (view: HTMLElement): number =>
  view.getBoundingClientRect().top - (window.visualViewport?.offsetTop ?? 0);

/** Keeps what one reads where it is, whatever grows above, below or within; and keeps the end in view for who is there. */
export const useThreadScroll = (options: Options) => {
  const { id, scroller, list, ready, mounted } = options;
  const { heights, look, lookAt, keysBetween } = mounted;
  const memory = useRef({
    pinned: true,
    rows: [] as RowPlace[],
    edges: { top: 0, bottom: 0 },
    height: 0,
    screenTop: 0,
    opened: false,
    written: 0,
  });
  const [awayFromEnd, setAwayFromEnd] = useState(false);
  const [atEnd, setAtEnd] = useState(false);
  const latest = useRef(options);
  useLayoutEffect(() => {
    latest.current = options;
  });

  const savePlace = useCallback(
    (view: HTMLElement) => {
      const { seqOf } = placesIn(view, list.current);
      const first = memory.current.rows.find(({ key }) => seqOf(key) > 0);
      if (memory.current.pinned || !first) savedPlaces.set(id, null);
      else savedPlaces.set(id, { key: first.key, seq: seqOf(first.key), offset: first.top - view.scrollTop });
    },
    [id, list],
  );

  /** Notes what is in view, as the base of the next change. */
  const remember = useCallback(() => {
    const view = scroller.current;
    // A pane that is not laid out shows nothing.
    if (!view || !memory.current.opened || view.clientHeight === 0) return;
    const { rows, placeOf, listTop } = placesIn(view, list.current);
    const edges = { top: view.scrollTop, bottom: view.scrollTop + view.clientHeight };
    const inView = rowsInView(rows, placeOf, edges);
    memory.current.rows = inView;
    memory.current.edges = edges;
    memory.current.height = view.clientHeight;
    memory.current.screenTop = screenTopOf(view);
    memory.current.pinned = latest.current.complete && isAtEnd(view);
    setAtEnd(memory.current.pinned);
    savePlace(view);
    const keys =
      inView.length > 0 ? inView.map(({ key }) => key) : keysBetween(edges.top - listTop, edges.bottom - listTop);
    look(keys, memory.current.pinned);
    const distance = view.scrollHeight - view.clientHeight - view.scrollTop;
    setAwayFromEnd(distance > farFromEnd || !latest.current.complete);
    latest.current.onView(inView);
  }, [keysBetween, list, look, savePlace, scroller]);

  const onScroll = useCallback(() => {
    // A keyboard has come or gone, of which the observer hears only after this: until it has brought the end back into
    // view, whoever was there would be taken to have left.
    if (memory.current.opened && scroller.current?.clientHeight !== memory.current.height) return;
    remember();
    const moved = Math.abs((scroller.current?.scrollTop ?? 0) - memory.current.written) > 1;
    if (moved) latest.current.onMove(memory.current.rows);
  }, [remember, scroller]);

  /** Brings back what was in view after something has changed its size or place. */
  const settle = useCallback(() => {
    const view = scroller.current;
    if (!view) return;
    const { rows, placeOf, topOf } = placesIn(view, list.current);
    heights.setWidth(view.clientWidth);
    for (const { key, top, bottom } of rows.map(placeOf)) heights.set(key, bottom - top);
    const { pinned, opened } = memory.current;
    const before = view.scrollTop;
    if (!opened) {
      memory.current.opened = true;
      const saved = savedPlaces.get(id);
      const top = saved && topOf(saved.key);
      view.scrollTop = saved && top !== undefined ? top - saved.offset : openingTop(topOf('divider'), view);
    } else if (pinned && latest.current.complete) view.scrollTop = view.scrollHeight;
    else {
      const { rows: seen, edges, screenTop } = memory.current;
      // A banner over everything takes its room from above.
      const lowered = screenTopOf(view) - screenTop;
      const shift = shiftOf(anchorsOf(seen, edges, latest.current.focusedKey), topOf) + lowered;
      // A write of the same value would still stop a fling on a phone.
      if (shift !== 0) view.scrollTop += shift;
    }
    if (view.scrollTop !== before) memory.current.written = view.scrollTop;
    remember();
  }, [heights, id, list, remember, scroller]);

  // Anew with each change of what is mounted. The first time that is left to the observer, which is told before anything
  // is painted: asked for here, the layout of all rows would be part of the task that draws them.
  useLayoutEffect(() => {
    if (ready && mounted.parts && memory.current.opened) settle();
  }, [ready, settle, mounted.parts]);

  useLayoutEffect(() => {
    if (!ready || !scroller.current || !list.current) return;
    const observer = new ResizeObserver(settle);
    observer.observe(scroller.current);
    observer.observe(list.current);
    return () => observer.disconnect();
  }, [list, ready, scroller, settle]);

  /** Goes to a row, which then stands where a divider does at the opening, or to the end, at once. */
  const goTo = useCallback(
    (key: string | null) => {
      memory.current.pinned = key === null;
      memory.current.opened = true;
      // At once, so that the rows there are not missing for a frame.
      flushSync(() => lookAt(key === null ? [] : [key], key === null));
      const view = scroller.current;
      if (key === null || !view) return settle();
      view.scrollTop = openingTop(placesIn(view, list.current).topOf(key), view);
      remember();
    },
    [list, lookAt, remember, scroller, settle],
  );

  /** Where it was last put to keep what is read in its place; any other move was somebody's. */
  const settledAt = useCallback(() => memory.current.written, []);

  return { onScroll, goTo, settledAt, awayFromEnd, atEnd };
};
