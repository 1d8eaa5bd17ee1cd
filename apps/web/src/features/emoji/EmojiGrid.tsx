import { useRef } from 'react';
import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { type EmojiCell, type EmojiRow, rowHeight, totalHeight } from './emoji-rows.ts';
import type { CellPlace } from './move-in-rows.ts';
import { useRowWindow } from './use-row-window.ts';

interface Props {
  id: string;
  rows: readonly EmojiRow[];
  active: CellPlace;
  /** The keys have moved: only then the grid scrolls, not under a pointer. */
  followed: number;
  onHover: (place: CellPlace) => void;
  onPick: (cell: EmojiCell, keepOpen: boolean) => void;
}

/** Id of a cell, for the search field that its keys move from. */
export const cellId = (id: string, { row, column }: CellPlace): string => `${id}-${row}-${column}`;

interface CellProps {
  id: string;
  cell: EmojiCell;
  active: boolean;
  onHover: () => void;
  onPick: Props['onPick'];
}

function EmojiCellButton({ id, cell, active, onHover, onPick }: CellProps) {
  return (
    <button
      id={id}
      type="button"
      role="option"
      tabIndex={-1}
      aria-label={cell.entry.label}
      aria-selected={active}
      onPointerEnter={onHover}
      onClick={(event) => onPick(cell, event.shiftKey)}
      className={classNames(
        'flex h-10 items-center justify-center rounded-item text-[min(1.625rem,7.25vw)]/none two:text-[1.625rem]/none',
        active && 'bg-selected',
      )}
    >
      {cell.emoji}
    </button>
  );
}

/** The emoji in rows of eight. The focus stays in the search field, which says which cell is active. */
export function EmojiGrid({ id, rows, active, followed, onHover, onPick }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const { inSight, onScroll } = useRowWindow(scroller, rows, followed);
  return (
    <div
      ref={scroller}
      id={id}
      role="listbox"
      tabIndex={-1}
      aria-label={t('emoji.picker')}
      onScroll={onScroll}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-4 outline-none two:pe-1"
    >
      <div className="relative w-full two:w-80" style={{ height: `${totalHeight(rows)}rem` }}>
        {rows.map((row, at) => {
          if (!inSight(row, at)) return null;
          const style = { top: `${row.top}rem`, height: `${rowHeight[row.kind]}rem` };
          return row.kind === 'title' ? (
            <div key={row.top} aria-hidden="true" className="absolute inset-x-0 flex items-end pb-1" style={style}>
              <span className="text-label text-text-2">{t(row.title)}</span>
            </div>
          ) : (
            <div key={row.top} className="absolute inset-x-0 grid grid-cols-8" style={style}>
              {row.cells.map((cell, column) => (
                <EmojiCellButton
                  key={cell.entry.emoji}
                  id={cellId(id, { row: at, column })}
                  cell={cell}
                  active={active.row === at && active.column === column}
                  onHover={() => onHover({ row: at, column })}
                  onPick={onPick}
                />
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
