import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { announce } from '../../state/announcer.ts';
import type { TrayItem } from '../../state/tray.ts';
import { t } from '../../text/t.ts';
import { FieldError } from '../../ui/FieldError.tsx';
import { isRtl } from '../../ui/is-rtl.ts';
import { photoErrorWords } from '../photos/photo-error-words.ts';
import { TrayTile } from './TrayTile.tsx';
import { makeWay, placeByKey, trayStride } from './tray-order.ts';
import { useTrayDrag } from './use-tray-drag.ts';

interface Props {
  items: readonly TrayItem[];
  onMove: (key: string, to: number) => void;
  onRemove: (key: string) => void;
  onRetry: (item: TrayItem) => void;
  onShape: (key: string, shape: NonNullable<TrayItem['shape']>) => void;
}

/** The photos that will be sent, over the field, in the order in which they will be seen. */
export function PhotoTray({ items, onMove, onRemove, onRetry, onShape }: Props) {
  const hintId = useId();
  const list = useRef<HTMLUListElement>(null);
  const [currentKey, setCurrentKey] = useState<string | null>(null);
  const focusNext = useRef<number | null>(null);
  const count = items.length;
  const current = Math.max(
    0,
    items.findIndex(({ key }) => key === currentKey),
  );

  const moveTo = (from: number, to: number) => {
    const item = items[from];
    if (!item || from === to) return;
    onMove(item.key, to);
    announce(t('tray.moved', { at: to + 1, count }));
  };
  const { drag, handlersOf } = useTrayDrag(list, count, moveTo);

  const remove = (index: number, key: string) => {
    // The focus must not fall out of the tray with the tile that had it.
    if (list.current?.contains(document.activeElement)) focusNext.current = Math.min(index, count - 2);
    onRemove(key);
  };
  const onKeyDown = (event: KeyboardEvent, index: number, key: string) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const to = placeByKey(event.key, index, count, isRtl(event.currentTarget));
    if (event.key === 'Delete' || event.key === 'Backspace') remove(index, key);
    else if (to === null) return;
    else {
      if (event.shiftKey) moveTo(index, to);
      focusNext.current = to;
      setCurrentKey(event.shiftKey ? key : (items[to]?.key ?? null));
    }
    event.preventDefault();
  };
  useEffect(() => {
    const index = focusNext.current;
    if (index === null) return;
    focusNext.current = null;
    const tile = list.current?.querySelectorAll<HTMLElement>('[data-tray-tile]')[index];
    const field = list.current?.closest('form')?.querySelector('textarea');
    (tile ?? field)?.focus();
  });

  // What was added last is what one looks for.
  useEffect(() => {
    if (count > 0) list.current?.lastElementChild?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [count]);

  // Two photos may fail for one reason, or each for its own.
  const reasons = [...new Set(items.flatMap(({ error }) => (error === null ? [] : photoErrorWords(error))))];
  return (
    <div className="flex flex-col gap-2 px-3 pt-3">
      <span id={hintId} className="sr-only">
        {t('tray.moveHint')}
      </span>
      <ul ref={list} aria-label={t('tray.label')} className="flex gap-2 overflow-x-auto pt-2 pe-3 pb-1">
        {items.map((item, index) => {
          const dragged = drag?.from === index;
          const rtl = drag && list.current && isRtl(list.current) ? -1 : 1;
          const aside = drag ? makeWay(index, drag.from, drag.to) * trayStride * rtl : 0;
          return (
            <TrayTile
              key={item.key}
              item={item}
              at={index + 1}
              count={count}
              hintId={hintId}
              current={index === current}
              dragged={dragged}
              style={{
                transform: drag ? `translateX(${dragged ? drag.by : aside}px)` : undefined,
                transition: drag && !dragged ? 'transform var(--duration-fast) var(--ease-out)' : undefined,
              }}
              pointer={{ ...handlersOf(index), onContextMenu: (event) => event.preventDefault() }}
              keys={{
                onFocus: () => setCurrentKey(item.key),
                onKeyDown: (event) => onKeyDown(event, index, item.key),
              }}
              onRemove={() => remove(index, item.key)}
              onRetry={() => onRetry(item)}
              onShape={(shape) => onShape(item.key, shape)}
            />
          );
        })}
      </ul>
      {reasons.map((reason) => (
        <FieldError key={reason} text={t('tray.failed', { reason })} announce />
      ))}
    </div>
  );
}
