import type { ConversationId } from '@chatter/protocol/ids';
import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { isAtEnd, openingTop, type RowPlace, rowsInView, shiftOf } from './anchor.ts';
import { savedPlaces } from './saved-places.ts';

const placeOf = (row: HTMLElement): RowPlace => ({
  key: row.dataset.key ?? '',
  top: row.offsetTop,
  bottom: row.offsetTop + row.offsetHeight,
});

interface Options {
  readonly id: ConversationId;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly list: RefObject<HTMLOListElement | null>;
  /** Changes with the rows. */
  readonly version: unknown;
  /** False until the first page is there. */
  readonly ready: boolean;
  /** The window reaches the newest message, so its end is the end of the conversation. */
  readonly complete: boolean;
  readonly onScroll: (rows: readonly RowPlace[]) => void;
}

/** Keeps what one reads where it is, whatever grows above, below or within; and keeps the end in view for who is there. */
export const useThreadScroll = ({ id, scroller, list, version, ready, complete, onScroll }: Options) => {
  const memory = useRef({ pinned: true, rows: [] as RowPlace[], opened: false });
  const [awayFromEnd, setAwayFromEnd] = useState(false);
  const latest = useRef({ complete, onScroll });
  useLayoutEffect(() => {
    latest.current = { complete, onScroll };
  });

  /** Notes what is in view, as the base of the next change. */
  const remember = useCallback(() => {
    const view = scroller.current;
    if (!view || !memory.current.opened) return;
    const rows = [...(list.current?.children ?? [])].filter((row) => row instanceof HTMLElement);
    const inView = rowsInView(rows, placeOf, { top: view.scrollTop, bottom: view.scrollTop + view.clientHeight });
    memory.current.rows = inView;
    memory.current.pinned = latest.current.complete && isAtEnd(view);
    const [first] = inView;
    savedPlaces.set(
      id,
      memory.current.pinned || !first ? null : { key: first.key, offset: first.top - view.scrollTop },
    );
    const distance = view.scrollHeight - view.clientHeight - view.scrollTop;
    setAwayFromEnd(distance > 240 || !latest.current.complete);
    latest.current.onScroll(inView);
  }, [id, list, scroller]);

  const topOf = useCallback(
    (key: string) => list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.offsetTop,
    [list],
  );

  const open = useCallback(
    (view: HTMLElement) => {
      memory.current.opened = true;
      const saved = savedPlaces.get(id);
      const top = saved && topOf(saved.key);
      view.scrollTop = saved && top !== undefined ? top - saved.offset : openingTop(topOf('divider'), view);
    },
    [id, topOf],
  );

  /** Brings back what was in view after something has changed its size or place. */
  const settle = useCallback(() => {
    const view = scroller.current;
    if (!view) return;
    if (!memory.current.opened) open(view);
    else if (memory.current.pinned && latest.current.complete) view.scrollTop = view.scrollHeight;
    else view.scrollTop += shiftOf(memory.current.rows, topOf);
    remember();
  }, [open, remember, scroller, topOf]);

  // `version`: the rows were drawn again, whatever else stayed the same.
  useLayoutEffect(() => {
    if (ready && version !== null) settle();
  }, [ready, settle, version]);

  useEffect(() => {
    if (!ready || !scroller.current || !list.current) return;
    const observer = new ResizeObserver(settle);
    observer.observe(scroller.current);
    observer.observe(list.current);
    return () => observer.disconnect();
  }, [list, ready, scroller, settle]);

  const toEnd = useCallback(() => {
    memory.current.pinned = true;
    memory.current.opened = true;
    settle();
  }, [settle]);

  return { remember, toEnd, awayFromEnd };
};
