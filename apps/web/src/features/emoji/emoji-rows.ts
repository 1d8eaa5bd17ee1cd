import type { SkinTone } from '../../state/emoji-habits.ts';
import { fold } from '../../text/fold.ts';
import type { TextId } from '../../text/t.ts';
import type { EmojiEntry } from './emoji-data.ts';

export const columns = 8;

/** Heights of the two kinds of rows, in rem. */
export const rowHeight = { title: 2, emoji: 2.5 } as const;

export interface EmojiCell {
  /** As it is put into a text. */
  readonly emoji: string;
  readonly entry: EmojiEntry;
}

export type EmojiRow =
  | { readonly kind: 'title'; readonly title: TextId; readonly top: number }
  | { readonly kind: 'emoji'; readonly cells: readonly EmojiCell[]; readonly top: number };

// The package numbers its groups; number 2 holds skin colours and hair, which stand for nothing alone.
const groups: readonly (readonly [group: number, title: TextId])[] = [
  [0, 'emoji.faces'],
  [1, 'emoji.people'],
  [3, 'emoji.nature'],
  [4, 'emoji.food'],
  [5, 'emoji.travel'],
  [6, 'emoji.activities'],
  [7, 'emoji.objects'],
  [8, 'emoji.symbols'],
  [9, 'emoji.flags'],
];

const toCell = (entry: EmojiEntry, tone: SkinTone): EmojiCell => ({
  entry,
  emoji: (tone > 0 ? entry.tones[tone - 1] : undefined) ?? entry.emoji,
});

/** 4: it is the name, 3: the name begins with it, 2: the name holds it, 1: another word begins with it, 0: no hit. */
const rank = ({ name, words }: EmojiEntry, wanted: string): number => {
  if (name === wanted) return 4;
  if (name.startsWith(wanted)) return 3;
  if (name.includes(wanted)) return 2;
  return words.some((word) => word.startsWith(wanted)) ? 1 : 0;
};

const found = (all: readonly EmojiEntry[], wanted: string): readonly EmojiEntry[] =>
  all
    .map((entry) => ({ entry, rank: entry.group === 2 ? 0 : rank(entry, wanted) }))
    .filter((hit) => hit.rank > 0)
    .sort((one, other) => other.rank - one.rank)
    .map(({ entry }) => entry);

const sections = (all: readonly EmojiEntry[], recent: readonly string[]): [TextId | null, readonly EmojiEntry[]][] => {
  const used = recent.flatMap((emoji) => all.find((entry) => entry.emoji === emoji) ?? []);
  return [
    ['emoji.recent', used],
    ...groups.map(([group, title]): [TextId, EmojiEntry[]] => [title, all.filter((entry) => entry.group === group)]),
  ];
};

/** The rows of the picker from top to bottom: recent ones and groups, or the hits of a search, the best first. */
export const emojiRows = (
  all: readonly EmojiEntry[],
  by: { search: string; tone: SkinTone; recent: readonly string[] },
): readonly EmojiRow[] => {
  const wanted = fold(by.search.trim());
  const parts: [TextId | null, readonly EmojiEntry[]][] =
    wanted === '' ? sections(all, by.recent) : [[null, found(all, wanted)]];
  const rows: EmojiRow[] = [];
  let top = 0;
  for (const [title, entries] of parts) {
    if (entries.length === 0) continue;
    if (title) {
      rows.push({ kind: 'title', title, top });
      top += rowHeight.title;
    }
    for (let at = 0; at < entries.length; at += columns) {
      const cells = entries.slice(at, at + columns).map((entry) => toCell(entry, by.tone));
      rows.push({ kind: 'emoji', cells, top });
      top += rowHeight.emoji;
    }
  }
  return rows;
};

/** How high all rows are together, in rem. */
export const totalHeight = (rows: readonly EmojiRow[]): number => {
  const last = rows.at(-1);
  return last ? last.top + rowHeight[last.kind] : 0;
};
