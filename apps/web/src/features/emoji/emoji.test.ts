import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type EmojiRecord, loadEmoji, readEmoji } from './emoji-data.ts';
import { type EmojiRow, emojiRows, totalHeight } from './emoji-rows.ts';
import { cellAt, firstPlace, moveInRows } from './move-in-rows.ts';

const english = await loadEmoji('en');
const german = await loadEmoji('de-AT');
const rowsOf = (search: string, more: Partial<Parameters<typeof emojiRows>[1]> = {}, all = english) =>
  emojiRows(all, { search, tone: 0, recent: [], ...more });
const shown = (rows: readonly EmojiRow[]) =>
  rows.flatMap((row) => (row.kind === 'emoji' ? row.cells.map(({ emoji }) => emoji) : []));

describe('the emoji data', () => {
  test('leaves out lone letters, skin colours and what is too new for many phones', () => {
    const records: EmojiRecord[] = [
      { emoji: '🇦', label: 'letter', version: 0 },
      { emoji: '🫩', label: 'too new', version: 16, group: 0 },
      { emoji: '😀', label: 'Grinning', version: 1, group: 0, tags: ['Fröhlich'] },
    ];
    expect(readEmoji(records)).toEqual([
      { emoji: '😀', label: 'Grinning', group: 0, name: 'grinning', words: ['frohlich'], tones: [] },
    ]);
  });

  test('has the same emoji in every language, and is loaded once', async () => {
    expect(german.map(({ emoji }) => emoji)).toEqual(english.map(({ emoji }) => emoji));
    expect(loadEmoji('en')).toBe(loadEmoji('en'));
  });

  test('comes from this server: no line of the picker names another one', () => {
    const texts = ['emoji-data.ts', 'use-emoji.ts', 'EmojiPicker.tsx', 'EmojiGrid.tsx'].map((file) =>
      readFileSync(new URL(file, import.meta.url), 'utf8'),
    );
    expect(texts.join('')).not.toMatch(/https?:|cdn/);
  });
});

describe('the rows of the picker', () => {
  test('begin with the recent ones, then hold every emoji once, eight a row', () => {
    const rows = rowsOf('', { recent: ['🎉', '👋', 'not an emoji'] });
    expect(rows[0]).toMatchObject({ kind: 'title', title: 'emoji.recent' });
    expect(shown(rows).slice(0, 2)).toEqual(['🎉', '👋']);
    expect(rows.filter(({ kind }) => kind === 'title')).toHaveLength(10);
    expect(Math.max(...rows.map((row) => (row.kind === 'emoji' ? row.cells.length : 0)))).toBe(8);
    const plain = shown(rowsOf(''));
    expect(new Set(plain).size).toBe(plain.length);
    expect(plain.length).toBeGreaterThan(1_700);
  });

  test('lie under each other without a gap', () => {
    const rows = rowsOf('');
    const heights = rows.map((row, at) => (rows[at + 1]?.top ?? totalHeight(rows)) - row.top);
    expect(heights.every((height, at) => height === (rows[at]?.kind === 'title' ? 2 : 2.5))).toBe(true);
    expect(totalHeight([])).toBe(0);
  });

  test('take the chosen skin tone where there is one', () => {
    expect(shown(rowsOf('waving hand', { tone: 5 }))[0]).toBe('👋🏿');
    expect(shown(rowsOf('party popper', { tone: 5 }))[0]).toBe('🎉');
  });

  test('are found by the language of the page, without case and accents, by name before other words', () => {
    expect(shown(rowsOf('TADA'))).toContain('🎉');
    expect(shown(rowsOf('kase', {}, german))).toContain('🧀');
    expect(shown(rowsOf('Käse'))).not.toContain('🧀');
    const cats = shown(rowsOf('cat'));
    expect(cats[0]).toMatch(/^🐈\uFE0F?$/u);
    expect(rowsOf('nothing is called so')).toEqual([]);
  });
});

describe('arrow keys in the rows', () => {
  const rows = rowsOf('', { recent: ['🎉', '👋'] });
  const first = firstPlace(rows);

  test('begin at the first emoji, past its title', () => {
    expect(cellAt(rows, first)?.emoji).toBe('🎉');
    expect(cellAt([], firstPlace([]))).toBeUndefined();
  });

  test('go down past a title, into a column that exists, and stop at the ends', () => {
    const below = moveInRows(rows, { row: first.row, column: 1 }, 'ArrowDown', false) ?? first;
    expect(below).toEqual({ row: first.row + 2, column: 1 });
    expect(moveInRows(rows, { ...below, column: 7 }, 'ArrowUp', false)).toEqual({ row: first.row, column: 1 });
    expect(moveInRows(rows, first, 'ArrowUp', false)).toEqual(first);
    const last = { row: rows.length - 1, column: 0 };
    expect(moveInRows(rows, last, 'ArrowDown', false)).toEqual(last);
  });

  test('go on in the next row at the end of one, and follow the direction of writing', () => {
    const end = { row: first.row, column: 1 };
    expect(moveInRows(rows, end, 'ArrowRight', false)).toEqual({ row: first.row + 2, column: 0 });
    expect(moveInRows(rows, end, 'ArrowLeft', true)).toEqual({ row: first.row + 2, column: 0 });
    expect(moveInRows(rows, { row: first.row + 2, column: 0 }, 'ArrowLeft', false)).toEqual(end);
    expect(moveInRows(rows, end, 'Home', false)).toBeNull();
  });
});
