import type { Messages } from './fill-message.ts';

const plain = 'AEIOUYaeiouycnszl';
const accented = 'ÅÉÎÖÛÝåéîöûýçñšžļ';
const growth = 0.4;

const accent = (text: string): string =>
  text.replace(/[A-Za-z]/g, (letter) => accented[plain.indexOf(letter)] ?? letter);

/** As many further letters as a wordier language may need, in words, so that they wrap as words do. */
const padding = (letters: number): string => {
  const wanted = Math.ceil(letters * growth);
  return ' ~~~~~~~'.repeat(Math.ceil(wanted / 8)).slice(0, wanted);
};

type Part = string | readonly unknown[];

const isMessage = (value: unknown): value is string | readonly Part[] =>
  typeof value === 'string' || Array.isArray(value);

/** A place with choices inside it has words in each of them; a plain place has none. */
const accentPlace = ([name, kind, choices]: readonly unknown[]): unknown[] => {
  if (typeof choices !== 'object' || choices === null)
    return [name, kind, choices].filter((each) => each !== undefined);
  const inside = Object.entries(choices).map(([choice, message]) => [
    choice,
    isMessage(message) ? accentMessage(message) : message,
  ]);
  return [name, kind, Object.fromEntries(inside)];
};

// `#` stands for the number of a plural.
const accentPart = (part: Part): unknown => {
  if (typeof part !== 'string') return accentPlace(part);
  return part === '#' ? part : accent(part);
};

const accentMessage = (message: string | readonly Part[]): unknown =>
  typeof message === 'string' ? accent(message) : message.map(accentPart);

/** Letters of the text; of choices, those of the longest one. */
const lettersOf = (message: unknown): number => {
  if (typeof message === 'string') return message.length;
  if (!Array.isArray(message)) return 0;
  return message.reduce((sum: number, part) => sum + (typeof part === 'string' ? part.length : lettersInside(part)), 0);
};

const lettersInside = ([, , choices]: readonly unknown[]): number =>
  Math.max(0, ...Object.values(choices ?? {}).map(lettersOf));

/**
 * English texts as a language that nobody speaks: accents on the letters, brackets round each text, two fifths longer.
 * @param messages compiled ones, as a build holds them
 */
export const toPseudo = (messages: Messages): Messages =>
  Object.fromEntries(
    Object.entries(messages).map(([id, message]) => {
      if (!isMessage(message)) return [id, message];
      const inside = accentMessage(message);
      const end = `${padding(lettersOf(message))}]`;
      return [id, ['[', ...(Array.isArray(inside) ? inside : [inside]), end]];
    }),
  ) as Messages;
