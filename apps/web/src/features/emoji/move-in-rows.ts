import type { EmojiCell, EmojiRow } from './emoji-rows.ts';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

const cellsOf = (row: EmojiRow | undefined): readonly EmojiCell[] => (row?.kind === 'emoji' ? row.cells : []);

export const cellAt = (rows: readonly EmojiRow[], { row, column }: CellPlace): EmojiCell | undefined =>
  cellsOf(rows[row])[column];

const nextRow = (rows: readonly EmojiRow[], from: number, step: 1 | -1): number | undefined => {
  for (let row = from + step; row >= 0 && row < rows.length; row += step) if (rows[row]?.kind === 'emoji') return row;
  return undefined;
};

/** The first emoji, passing a title; a place without a cell when there is none. */
export const firstPlace = (rows: readonly EmojiRow[]): CellPlace => ({ row: nextRow(rows, -1, 1) ?? 0, column: 0 });

const vertical = (rows: readonly EmojiRow[], from: CellPlace, step: 1 | -1): CellPlace => {
  const row = nextRow(rows, from.row, step);
  if (row === undefined) return from;
  return { row, column: Math.min(from.column, cellsOf(rows[row]).length - 1) };
};

const horizontal = (rows: readonly EmojiRow[], from: CellPlace, step: 1 | -1): CellPlace => {
  const column = from.column + step;
  if (column >= 0 && column < cellsOf(rows[from.row]).length) return { row: from.row, column };
  const row = nextRow(rows, from.row, step);
  if (row === undefined) return from;
  return { row, column: step > 0 ? 0 : cellsOf(rows[row]).length - 1 };
};

/** Where an arrow key leads; null for any other key. Left and right follow the direction of writing. */
export const moveInRows = (
  rows: readonly EmojiRow[],
  from: CellPlace,
  key: string,
  rightToLeft: boolean,
): CellPlace | null => {
  switch (key) {
    case 'ArrowDown':
      return vertical(rows, from, 1);
    case 'ArrowUp':
      return vertical(rows, from, -1);
    case 'ArrowRight':
      return horizontal(rows, from, rightToLeft ? -1 : 1);
    case 'ArrowLeft':
      return horizontal(rows, from, rightToLeft ? 1 : -1);
    default:
      return null;
  }
};
