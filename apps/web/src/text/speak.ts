import { fillMessage, type Messages, type MessageValues } from './fill-message.ts';
import { readFrom } from './isolate.ts';
import { type Language, languages } from './languages.ts';

let spoken: Language = 'en';
/** None before the first call of `speak`. */
let texts: Messages = {};

/** The language that is spoken now. */
export const spokenLanguage = (): Language => spoken;

/** A text of the language that is spoken now; its id where there is none. */
export const say = (id: string, values?: MessageValues): string =>
  fillMessage(texts[id] ?? id, languages[spoken].tag, values);

/** Speaks another language from now on: texts, dates and numbers. */
export const speak = (language: Language, messages: Messages): void => {
  spoken = language;
  texts = messages;
  readFrom(languages[language].direction);
};
