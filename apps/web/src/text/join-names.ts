import { inLocale } from './in-locale.ts';
import { isolate } from './isolate.ts';

const list = inLocale((locale) => new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }));

/** "Mara, Tomas and Aiko" in the language of the page. */
export const joinNames = (names: readonly string[]): string => list().format(names.map(isolate));
