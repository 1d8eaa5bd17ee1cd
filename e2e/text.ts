import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import de from '../apps/web/src/locales/de.json' with { type: 'json' };
import en from '../apps/web/src/locales/en.json' with { type: 'json' };
import { fillMessage, type MessageValues } from '../apps/web/src/text/fill-message.ts';

type Say = (id: keyof typeof en, values?: MessageValues) => string;

const speaker =
  (locale: string, texts: Readonly<Record<string, string>>): Say =>
  (id, values) =>
    fillMessage(compileMessageOrThrow(texts[id] ?? id), locale, values);

/** A text as the page shows it: tests name what people see by the same catalogue. */
export const t = speaker('en', en);

/** The same in German. */
export const tGerman = speaker('de', de);
