import { atom, useAtom } from 'jotai';
import { readItem, writeItem } from './storage.ts';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'chatter.theme';
const read = (): Theme => themes.find((theme) => theme === readItem(key)) ?? 'system';

const chosenAtom = atom<Theme>(read());

/** The chosen theme; `public/theme.js` hears of a change and paints it. */
const themeAtom = atom(
  (get) => get(chosenAtom),
  (_get, set, theme: Theme) => {
    writeItem(key, theme);
    set(chosenAtom, theme);
    window.dispatchEvent(new Event('chatter:theme'));
  },
);

export const useTheme = () => useAtom(themeAtom);
