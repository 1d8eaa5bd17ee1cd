import { joinNames } from './join-names.ts';
import { t } from './t.ts';

/** "Mara is typing", "Mara and Tomas are typing", "3 people are typing"; empty when nobody is. */
export const typingWords = (names: readonly string[]): string => {
  if (names.length === 0) return '';
  if (names.length > 2) return t('typing.many', { count: names.length });
  return t('typing.named', { count: names.length, names: joinNames(names) });
};

/** The same for a row of the list, where a direct conversation needs no name. */
export const typingRowWords = (names: readonly string[], isGroup: boolean): string =>
  names.length > 0 && !isGroup ? t('typing.plain') : typingWords(names);
