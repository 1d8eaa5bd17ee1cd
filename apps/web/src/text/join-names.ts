import { locale } from './locale.ts';

const list = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });

/** "Mara, Tomas and Aiko" in the person's language. */
export const joinNames = (names: readonly string[]): string => list.format(names);
