import { atom, getDefaultStore, useAtomValue } from 'jotai';

export interface Announcement {
  readonly key: number;
  readonly text: string;
}

// The ones before stay for a while: a sentence taken away before its turn is not spoken.
const kept = 4;

const announcementsAtom = atom<readonly Announcement[]>([]);

/** What was said last, the newest at the end. */
export const useAnnouncements = (): readonly Announcement[] => useAtomValue(announcementsAtom);

/** Speaks a sentence to a screen reader when it is next silent. */
export const announce = (text: string): void =>
  getDefaultStore().set(announcementsAtom, (before) =>
    [...before, { key: (before.at(-1)?.key ?? 0) + 1, text }].slice(-kept),
  );
