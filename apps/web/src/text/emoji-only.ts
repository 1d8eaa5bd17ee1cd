import { toGraphemes } from './to-graphemes.ts';

const emoji =
  /^(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F?|\p{Regional_Indicator}{2}|[\d#*]\uFE0F?\u20E3)/u;

/** How many emoji a text consists of, if it is nothing but one to three of them; 0 otherwise. */
export const emojiCount = (text: string): number => {
  const trimmed = text.trim();
  // The longest single emoji (a family with skin tones) has about 30 code units.
  if (trimmed.length > 100 || !emoji.test(trimmed)) return 0;
  const graphemes = toGraphemes(trimmed).filter((each) => each.trim() !== '');
  return graphemes.length <= 3 && graphemes.every((each) => emoji.test(each)) ? graphemes.length : 0;
};
