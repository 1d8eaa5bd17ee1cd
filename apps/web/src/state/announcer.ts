import { atom, getDefaultStore, useAtomValue } from 'jotai';

const announcementAtom = atom({ key: 0, text: '' });

export const useAnnouncement = () => useAtomValue(announcementAtom);

/** Speaks a sentence to a screen reader when it is next silent. */
export const announce = (text: string): void =>
  getDefaultStore().set(announcementAtom, (before) => ({ key: before.key + 1, text }));
