import { atom, useAtom, useAtomValue } from 'jotai';
import { chooseLanguage } from '../text/choose-language.ts';
import { type Language, offeredLanguages } from '../text/languages.ts';
import { loadWords } from '../text/load-words.ts';
import { readItem, removeItem, writeItem } from './storage.ts';

export const languageChoices = ['system', ...offeredLanguages] as const;
export type LanguageChoice = (typeof languageChoices)[number];

const key = 'chatter.language';

/** What a choice comes to in this browser. */
export const languageOf = (choice: LanguageChoice): Language => chooseLanguage(choice, navigator.languages);

// A developer may keep the pseudo language under the key; then none of the choices is the present one.
const keptChoice = (): LanguageChoice | null => {
  const kept = readItem(key);
  return languageChoices.find((choice) => choice === kept) ?? (kept === 'pseudo' ? null : 'system');
};

/** Speaks what was chosen in this browser, or what its system wants. */
export const loadChosenWords = (): Promise<boolean> => loadWords(chooseLanguage(readItem(key), navigator.languages));

const chosenAtom = atom(keptChoice());

const languageAtom = atom(
  (get) => get(chosenAtom),
  async (_get, set, choice: LanguageChoice) => {
    if (!(await loadWords(languageOf(choice)))) return;
    if (choice === 'system') removeItem(key);
    else writeItem(key, choice);
    set(chosenAtom, choice);
  },
);

/** The choice, and how to change it: at once when the texts are here, rejected when they cannot be fetched. */
export const useLanguage = () => useAtom(languageAtom);

/** Draws a component again, with all in it, when another language is spoken. */
export const useFollowLanguage = (): void => void useAtomValue(chosenAtom);
