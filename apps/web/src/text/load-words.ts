import type { Messages } from './fill-message.ts';
import { type Language, languages } from './languages.ts';
import { speak } from './speak.ts';

const loaders: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import('../locales/en.json')).default,
  de: async () => (await import('../locales/de.json')).default,
  pseudo: async () => {
    const [{ default: en }, { toPseudo }] = await Promise.all([import('../locales/en.json'), import('./to-pseudo.ts')]);
    return toPseudo(en);
  },
};

let newest = 0;

/**
 * Fetches the texts of a language and speaks it; the document says so too.
 * @returns false when another language was asked for meanwhile: the later call wins, whichever comes first
 * @throws what the browser throws when the texts cannot be fetched; the language then stays as it was
 */
export const loadWords = async (language: Language): Promise<boolean> => {
  newest += 1;
  const call = newest;
  const messages = await loaders[language]();
  if (call !== newest) return false;
  speak(language, messages);
  document.documentElement.lang = languages[language].tag;
  document.documentElement.dir = languages[language].direction;
  return true;
};
