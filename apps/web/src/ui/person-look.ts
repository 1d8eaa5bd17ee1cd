import { toGraphemes } from '../text/to-graphemes.ts';

/** FNV-1a, 32 bits: spreads ids evenly, and every client draws the same person the same way. */
export const fnv1a = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash ^= text.charCodeAt(at);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash >>> 0;
};

/** Class that sets the hue of a person. It comes from the id, so that a new name keeps the colour. */
export const hueClass = (id: string): string => `hue-${fnv1a(id) % 8}`;

const centres = [
  [0, 0],
  [100, 0],
  [100, 100],
  [0, 100],
  [50, -15],
  [115, 50],
  [50, 115],
  [-15, 50],
] as const;
const radii = [60, 75, 90] as const;

/** The disc on a generated avatar, on a grid of 100. */
export const avatarDisc = (id: string): { cx: number; cy: number; r: number } => {
  const hash = fnv1a(id);
  const [cx, cy] = centres[(hash >>> 3) % 8] ?? centres[0];
  return { cx, cy, r: radii[(hash >>> 6) % 3] ?? radii[0] };
};

/** First letters of the first and the last word; only the first where there is no room. */
export const initials = (name: string, size: number): string => {
  const words = name.trim().split(/\s+/u);
  const shown = words.length > 1 && size > 20 ? [words[0], words.at(-1)] : [words[0]];
  return shown
    .map((word = '') => toGraphemes(word)[0] ?? '')
    .join('')
    .toLocaleUpperCase();
};
