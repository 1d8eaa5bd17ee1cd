const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * A name or title as a part of a sentence: one that runs from right to left would draw the punctuation and numbers round
 * it to its own side. The others stand well as they are, and texts without marks are easier to find and to compare.
 */
export const isolate = (text: string): string => (rightToLeft.test(text) ? `\u2068${text}\u2069` : text);
