import type { ConversationId } from '@chatter/protocol/ids';
import { atom, useAtom } from 'jotai';
import { t } from '../text/t.ts';
import { announce } from './announcer.ts';
import { useChatter } from './chatter.ts';
import { rememberPhoto } from './known-photos.ts';
import { onlyPictures, type TrayItem, type Trays, takeFiles } from './tray.ts';

const traysAtom = atom<Trays>({});
let lastKey = 0;
// A tray outlives its component, and so does what gives its uploads up.
const stops = new Map<string, AbortController>();

/**
 * The photos chosen for a conversation. They are uploaded at once, so that sending is quick, and stay while one looks elsewhere.
 * @param prepare makes of a chosen file the one that travels
 */
export const useTray = (id: ConversationId, prepare: (file: Blob) => Promise<Blob>) => {
  const chatter = useChatter();
  const [trays, setTrays] = useAtom(traysAtom);
  const items = trays[id] ?? [];

  const change = (act: (items: readonly TrayItem[]) => readonly TrayItem[]) =>
    setTrays((before) => ({ ...before, [id]: act(before[id] ?? []) }));
  const patch = (key: string, values: Partial<TrayItem>) =>
    change((all) => all.map((item) => (item.key === key ? { ...item, ...values } : item)));

  const upload = async ({ key, file }: TrayItem) => {
    const stop = new AbortController();
    stops.set(key, stop);
    patch(key, { error: null, progress: 0 });
    let quarter = 0;
    const onProgress = (progress: number) => {
      patch(key, { progress });
      if (Math.floor(progress * 4) <= quarter) return;
      quarter = Math.floor(progress * 4);
      announce(quarter < 4 ? t('tray.progress', { percent: quarter * 25 }) : t('tray.uploaded'));
    };
    try {
      const smaller = await prepare(file);
      const photo = await chatter.messages.uploadPhoto(smaller, { onProgress, signal: stop.signal });
      rememberPhoto(photo);
      patch(key, { photo });
    } catch (error) {
      // Given up means taken out of the tray: there is nothing left to tell it of.
      if (!stop.signal.aborted) patch(key, { error });
    }
    if (stops.get(key) === stop) stops.delete(key);
  };

  /** @returns what could not be taken, if anything */
  const add = (files: Iterable<File>): 'not-pictures' | 'too-many' | null => {
    const all = [...files];
    const pictures = onlyPictures(all);
    const { taken, tooMany } = takeFiles(items.length, pictures);
    const added = taken.map((file) => {
      lastKey += 1;
      return { key: `tray-${lastKey}`, file, url: URL.createObjectURL(file), photo: null, progress: 0, error: null };
    });
    change((before) => [...before, ...added]);
    for (const item of added) void upload(item);
    if (tooMany) return 'too-many';
    return pictures.length < all.length ? 'not-pictures' : null;
  };

  const drop = (keys: ReadonlySet<string>) => {
    for (const item of items) if (keys.has(item.key)) URL.revokeObjectURL(item.url);
    for (const key of keys) stops.get(key)?.abort();
    change((all) => all.filter((item) => !keys.has(item.key)));
  };

  return {
    items,
    add,
    retry: upload,
    remove: (key: string) => drop(new Set([key])),
    clear: () => drop(new Set(items.map((item) => item.key))),
  };
};
