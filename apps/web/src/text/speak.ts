import { type Messages, setupI18n } from '@lingui/core';
import { type Language, languages } from './languages.ts';

/** The texts that are spoken now; none before the first call of `speak`. */
export const i18n = setupI18n();

let spoken: Language = 'en';

/** The language that is spoken now. */
export const spokenLanguage = (): Language => spoken;

/** Speaks another language from now on: texts, dates and numbers. */
export const speak = (language: Language, messages: Messages): void => {
  spoken = language;
  i18n.loadAndActivate({ locale: languages[language].tag, messages });
};
