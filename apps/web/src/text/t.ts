import type en from '../locales/en.json';
import { say } from './speak.ts';

/** Name of a text in the catalogue. */
export type TextId = keyof typeof en;

/** The words for an id in the language of the page, with its places filled in. */
export const t = (id: TextId, values?: Record<string, string | number>): string => say(id, values);
