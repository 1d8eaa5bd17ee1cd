import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import de from '../apps/web/src/locales/de.json' with { type: 'json' };
import en from '../apps/web/src/locales/en.json' with { type: 'json' };

type Say = (id: keyof typeof en, values?: Record<string, unknown>) => string;

const speaker = (locale: string, texts: Record<string, string>): Say => {
  const messages = Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, compileMessage(text)]));
  const i18n = setupI18n({ locale, messages: { [locale]: messages } });
  return (id, values) => i18n._(id, values);
};

/** A text as the page shows it: tests name what people see by the same catalogue. */
export const t = speaker('en', en);

/** The same in German. */
export const tGerman = speaker('de', de);
