import { readItem, removeItem, writeItem } from './storage.ts';

/** 0 is the plain yellow one; 1 to 5 go from light to dark. */
export const skinTones = [0, 1, 2, 3, 4, 5] as const;
export type SkinTone = (typeof skinTones)[number];

const recentKey = 'chatter.emoji.recent';
const toneKey = 'chatter.emoji.tone';
const kept = 16;

/** The emoji used last in this browser, the newest first, without their skin tones. */
export const recentEmoji = (): readonly string[] => readItem(recentKey)?.split(' ').filter(Boolean) ?? [];

export const rememberEmoji = (emoji: string): void => {
  const before = recentEmoji().filter((each) => each !== emoji);
  writeItem(recentKey, [emoji, ...before].slice(0, kept).join(' '));
};

export const skinTone = (): SkinTone => skinTones.find((tone) => String(tone) === readItem(toneKey)) ?? 0;

export const rememberSkinTone = (tone: SkinTone): void => writeItem(toneKey, String(tone));

/** Forgets both, when somebody signs out. */
export const forgetEmojiHabits = (): void => {
  removeItem(recentKey);
  removeItem(toneKey);
};
