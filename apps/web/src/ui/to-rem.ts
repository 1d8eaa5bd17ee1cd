/** A length that was drawn in pixels at a text size of 16, so that it grows with the text. */
export const toRem = (pixels: number): string => `${pixels / 16}rem`;
