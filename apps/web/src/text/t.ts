import type en from '../locales/en.json';
import { i18n } from './speak.ts';

/** Name of a text in the catalogue. */
export type TextId = keyof typeof en;

/** The words for an id in the language of the page, with its places filled in. */
export const t = (id: TextId, values?: Record<string, string | number>): string => i18n._(id, values);
