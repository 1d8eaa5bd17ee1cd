import { isolate } from './isolate.ts';

/**
 * A place in a text: a name alone, or with `plural` or `select` and the texts to choose from, in which `#` stands for
 * the number of the plural.
 */
type Place = readonly [name: string, kind?: string, choices?: unknown];
type Choices = Readonly<Record<string, Message>>;

/** A compiled text, as the build makes it of ICU. */
export type Message = string | readonly (string | Place)[];

/** The texts of a language by their ids. */
export type Messages = Readonly<Record<string, Message>>;

export type MessageValues = Readonly<Record<string, string | number>>;

interface Setting {
  readonly locale: string;
  readonly values: MessageValues;
  /** The number of the plural that the text stands in. */
  readonly number?: string;
}

/** Makes something of `Intl` once for each locale: making it costs far more than asking it. */
const once = <T>(make: (locale: string) => T): ((locale: string) => T) => {
  const made: Record<string, T> = {};
  return (locale) => {
    made[locale] ??= make(locale);
    return made[locale];
  };
};
const numbersOf = once((locale) => new Intl.NumberFormat(locale));
const cardinalsOf = once((locale) => new Intl.PluralRules(locale));
const ordinalsOf = once((locale) => new Intl.PluralRules(locale, { type: 'ordinal' }));

const choose = (kind: string, choices: Choices, value: string | number, locale: string): Message => {
  const exact = choices[value];
  if (kind === 'select' || exact !== undefined) return exact ?? choices.other ?? '';
  const rules = kind === 'plural' ? cardinalsOf(locale) : ordinalsOf(locale);
  return choices[rules.select(Number(value))] ?? choices.other ?? '';
};

const fillPlace = ([name, kind, choices]: Place, setting: Setting): string => {
  const { values, locale } = setting;
  const value = values[name] ?? '';
  if (kind === undefined) return isolate(String(value));
  const number = kind === 'select' ? {} : { number: numbersOf(locale).format(Number(value)) };
  return fill(choose(kind, choices as Choices, value, locale), { ...setting, ...number });
};

const fill = (message: Message, setting: Setting): string =>
  typeof message === 'string'
    ? message
    : message
        .map((part) => (typeof part === 'string' ? (part === '#' && setting.number) || part : fillPlace(part, setting)))
        .join('');

/** The words of a compiled text, with its places filled in by the plural rules and numbers of a language. */
export const fillMessage = (message: Message, locale: string, values: MessageValues = {}): string =>
  fill(message, { locale, values });
