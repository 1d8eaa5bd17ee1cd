import type { ConversationId } from '@chatter/protocol/ids';
import { startTransition, useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { createRowHeights } from './row-heights.ts';
import { isWorthMoving, stretchRound, type WindowFocus, withFocused } from './row-window.ts';
import { savedPlaces } from './saved-places.ts';
import type { TimelineRow } from './to-rows.ts';

/** What stands in the page: rows, and in place of the others a gap of their height. */
export type MountedPart =
  | { readonly kind: 'row'; readonly row: TimelineRow }
  | { readonly kind: 'gap'; readonly key: string; readonly height: number };

const firstFocus = (id: ConversationId): WindowFocus => {
  const saved = savedPlaces.get(id);
  return saved ? { keys: [saved.key], end: false } : { keys: ['divider'], end: true };
};

/** Chooses which rows of a long history are in the page: those round what is in view, and the one with the focus. */
export const useMountedRows = (id: ConversationId, rows: readonly TimelineRow[], focusedKey: string | null) => {
  const [heights] = useState(createRowHeights);
  const [focus, setFocus] = useState(() => firstFocus(id));
  const indexOf = useMemo(() => new Map(rows.map(({ key }, index) => [key, index])), [rows]);
  const { from, to } = stretchRound(indexOf, rows.length, focus);
  const focused = focusedKey === null ? undefined : indexOf.get(focusedKey);

  const parts = useMemo(() => {
    const mounted: MountedPart[] = [];
    let done = 0;
    const skipTo = (next: number) => {
      if (next > done)
        mounted.push({ kind: 'gap', key: `gap-${mounted.length}`, height: heights.sum(rows, done, next) });
    };
    for (const stretch of withFocused({ from, to }, focused, rows.length)) {
      skipTo(stretch.from);
      for (const row of rows.slice(stretch.from, stretch.to)) mounted.push({ kind: 'row', row });
      done = stretch.to;
    }
    skipTo(rows.length);
    return mounted;
  }, [focused, from, heights, rows, to]);

  const looked = useRef(false);
  const latest = useRef({ rows, indexOf, from, to });
  useLayoutEffect(() => {
    latest.current = { rows, indexOf, from, to };
  });

  /** Moves the window when what is in view comes near its edge. */
  const look = useCallback((keys: readonly string[], end: boolean) => {
    const { indexOf: indexes, rows: all, ...now } = latest.current;
    const next = { keys, end };
    if (!isWorthMoving(now, stretchRound(indexes, all.length, next), all.length)) return;
    // At the opening what is in view comes first, and what is round it in pieces.
    if (looked.current) setFocus(next);
    else startTransition(() => setFocus(next));
    looked.current = true;
  }, []);

  /** The rows that would be in view in a stretch that is not in the page. */
  const keysBetween = useCallback(
    (top: number, bottom: number) => heights.keysBetween(latest.current.rows, top, bottom),
    [heights],
  );

  const rowOf = (key: string): TimelineRow | undefined => rows[indexOf.get(key) ?? -1];

  /** One goes elsewhere: the rows there come into the page. */
  const lookAt = useCallback((keys: readonly string[], end: boolean) => setFocus({ keys, end }), []);

  /** The one stop for Tab: the message with the focus, or else the last one that was in view. */
  const tabStop = useMemo(() => {
    if (focused !== undefined) return focusedKey;
    const lastSeen = focus.end ? rows.length : Math.max(from, ...focus.keys.map((key) => indexOf.get(key) ?? 0));
    const isBubble = ({ kind }: TimelineRow) => kind === 'bubble';
    return (rows.slice(from, lastSeen + 1).findLast(isBubble) ?? rows.slice(from, to).find(isBubble))?.key;
  }, [focus, focused, focusedKey, from, indexOf, rows, to]);

  return { parts, heights, look, lookAt, keysBetween, rowOf, tabStop };
};

export type MountedRows = ReturnType<typeof useMountedRows>;
