import type { Conversation } from '@chatter/protocol/conversation';
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { listenTo } from '../../ui/listen-to.ts';
import { mayMove } from '../../ui/may-move.ts';

export type Order = (list: readonly Conversation[]) => readonly Conversation[];

const slideMs = 180;

/** The order as it is now, for as long as a pointer is over it; what is new comes behind. */
const orderOf = (list: readonly Conversation[]): Order => {
  const places = new Map(list.map(({ id }, index) => [id, index]));
  const placeOf = ({ id }: Conversation) => places.get(id) ?? places.size;
  return (later) => later.toSorted((a, b) => placeOf(a) - placeOf(b));
};

const topsOf = (rows: HTMLElement | null): Map<string, number> =>
  new Map(
    [...(rows?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].map((row) => [row.dataset.row ?? '', row.offsetTop]),
  );

const slide = (rows: HTMLElement, before: ReadonlyMap<string, number>): void => {
  if (!mayMove()) return;
  for (const row of rows.querySelectorAll<HTMLElement>('[data-row]')) {
    const by = (before.get(row.dataset.row ?? '') ?? row.offsetTop) - row.offsetTop;
    if (by === 0) continue;
    row.animate?.([{ transform: `translateY(${by}px)` }, {}], {
      duration: slideMs,
      easing: 'cubic-bezier(.2,.8,.2,1)',
    });
  }
};

interface Props {
  rows: RefObject<HTMLElement | null>;
  /** As the list is shown. */
  shown: readonly Conversation[];
  /** Takes the order to keep, null for that of the list itself. */
  onHold: (next: () => Order | null) => void;
}

/** Keeps rows from jumping: they wait while a pointer is over the list, and slide to their new places when it is not. */
export function RowOrder({ rows, shown, onHold }: Props) {
  const before = useRef<ReadonlyMap<string, number>>(new Map());
  const latest = useRef(shown);

  useEffect(() => {
    const element = rows.current;
    if (!element) return;
    const hold = () => {
      const order = orderOf(latest.current);
      onHold(() => order);
    };
    // The pointer may have been there before this was.
    if (element.matches(':hover') && matchMedia('(hover: hover)').matches) hold();
    return listenTo(element, {
      pointerenter: ({ pointerType }: PointerEvent) => pointerType !== 'touch' && hold(),
      pointerleave: () => onHold(() => null),
    });
  }, [rows, onHold]);

  useLayoutEffect(() => {
    latest.current = shown;
    const now = topsOf(rows.current);
    // A search leaves some of them out, which is no change of places.
    const same = now.size === before.current.size && [...now.keys()].every((id) => before.current.has(id));
    if (same && rows.current) slide(rows.current, before.current);
    before.current = now;
  }, [rows, shown]);
  return null;
}
