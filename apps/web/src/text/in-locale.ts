import { type Language, languages } from './languages.ts';
import { spokenLanguage } from './speak.ts';

const wanted = (): readonly string[] => (typeof navigator === 'undefined' ? [] : navigator.languages);

/** The language of the page as the person's own region writes it, or as its own region does: for dates and lists. */
const localeOf = (language: Language): string =>
  wanted().find((tag) => tag.split('-')[0] === language) ?? languages[language].region;

/** Makes something of `Intl` once for each language that is spoken, when it is first asked for. */
export const inLocale = <T>(make: (locale: string) => T): (() => T) => {
  const made = new Map<Language, T>();
  return () => {
    const language = spokenLanguage();
    const known = made.get(language) ?? make(localeOf(language));
    made.set(language, known);
    return known;
  };
};
