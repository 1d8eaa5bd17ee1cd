import { fold } from '../../text/fold.ts';

/** One emoji as the picker knows it. */
export interface EmojiEntry {
  readonly emoji: string;
  readonly label: string;
  readonly group: number;
  /** Name and further words, folded for the search. */
  readonly name: string;
  readonly words: readonly string[];
  /** The same one in the five skin tones, light first; empty when it has none. */
  readonly tones: readonly string[];
}

/** What of the package's rows is read; a build leaves nothing else of them. */
export interface EmojiRecord {
  readonly emoji: string;
  readonly label: string;
  readonly version: number;
  readonly tags?: readonly string[] | undefined;
  readonly group?: number | undefined;
  readonly skins?:
    | readonly { readonly emoji: string; readonly tone?: number | readonly number[] | undefined }[]
    | undefined;
}

// Newer ones are empty boxes on many phones that are still in use.
const newestVersion = 15;

const toEntry = ({ emoji, label, tags = [], group = 0, skins = [] }: EmojiRecord): EmojiEntry => ({
  emoji,
  label,
  group,
  name: fold(label),
  words: tags.map(fold),
  tones: skins.filter(({ tone }) => typeof tone === 'number').map((skin) => skin.emoji),
});

/** @returns the rows that can be shown, in the package's order; its single letters and skin colours have no group */
export const readEmoji = (records: readonly EmojiRecord[]): readonly EmojiEntry[] =>
  records.filter(({ group, version }) => group !== undefined && version <= newestVersion).map(toEntry);

const loaders = {
  en: () => import('emojibase-data/en/data.json'),
  de: () => import('emojibase-data/de/data.json'),
};

const loaded = new Map<string, Promise<readonly EmojiEntry[]>>();

/** The emoji with their names in a language, in English where there is no other; loaded once, again after a failure. */
export const loadEmoji = (language: string): Promise<readonly EmojiEntry[]> => {
  const known = loaded.get(language);
  if (known) return known;
  const load = language.startsWith('de') ? loaders.de : loaders.en;
  const coming = load().then((data: { default: readonly EmojiRecord[] }) => readEmoji(data.default));
  loaded.set(language, coming);
  coming.catch(() => loaded.delete(language));
  return coming;
};
