const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

let foreign: RegExp = rightToLeft;

/** Says which way the page is read from now on. */
export const readFrom = (direction: 'ltr' | 'rtl'): void => {
  foreign = direction === 'rtl' ? /./s : rightToLeft;
};

/**
 * A name or title as a part of a sentence: one that runs the other way would draw the punctuation and numbers round it
 * to its own side. Where one reads from left to right the others stand well as they are, and texts without marks are
 * easier to find and to compare.
 */
export const isolate = (text: string): string => (foreign.test(text) ? `\u2068${text}\u2069` : text);
