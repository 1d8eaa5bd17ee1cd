let segmenter: Intl.Segmenter | undefined;

// Where nothing joins with what stands before it.
const plain = /^[\u0020-\u02ff]*$/;

/**
 * What people take for the letters of a text. Most texts need no rules for that; those of `Intl` are read in when they
 * are first asked for, which takes a phone a twelfth of a second.
 */
export const toGraphemes = (text: string): readonly string[] => {
  if (plain.test(text)) return [...text];
  segmenter ??= new Intl.Segmenter();
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
};
