import { type Language, languages, offeredLanguages } from './languages.ts';

const all = Object.keys(languages) as Language[];

/**
 * The language to speak: the chosen one, else the first of the person's languages that there is, else English.
 * @param choice what was kept of an earlier choice; anything may stand there
 * @param wanted language tags, the dearest first
 */
export const chooseLanguage = (choice: string | null, wanted: readonly string[]): Language => {
  const chosen = all.find((language) => language === choice);
  if (chosen) return chosen;
  const spoken = wanted.map((tag) => offeredLanguages.find((language) => isTagOf(language, tag)));
  return spoken.find((language) => language !== undefined) ?? 'en';
};

const isTagOf = (language: Language, tag: string): boolean => tag.toLowerCase().split('-')[0] === language;
