import { setupI18n } from '@lingui/core';
import en from '../locales/en.json';

/** Name of a text in the catalogue. */
export type TextId = keyof typeof en;

const i18n = setupI18n({ locale: 'en', messages: { en } });

/** The words for an id, with its places filled in. */
export const t = (id: TextId, values?: Record<string, string | number>): string => i18n._(id, values);
