import { setupI18n } from '@lingui/core';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import en from '../apps/web/src/locales/en.json' with { type: 'json' };

const messages = Object.fromEntries(Object.entries(en).map(([id, message]) => [id, compileMessage(message)]));
const i18n = setupI18n({ locale: 'en', messages: { en: messages } });

/** A text as the page shows it: tests name what people see by the same catalogue. */
export const t = (id: keyof typeof en, values?: Record<string, unknown>): string => i18n._(id, values);
