import type { ConversationId } from '@chatter/protocol/ids';
import { atom, useAtom } from 'jotai';
import { useChatter } from './chatter.ts';
import { rememberPhoto } from './known-photos.ts';
import { onlyPictures, type TrayItem, type Trays, takeFiles } from './tray.ts';

const traysAtom = atom<Trays>({});
let lastKey = 0;

/** The photos chosen for a conversation. They are uploaded at once, so that sending is quick, and stay while one looks elsewhere. */
export const useTray = (id: ConversationId) => {
  const chatter = useChatter();
  const [trays, setTrays] = useAtom(traysAtom);
  const items = trays[id] ?? [];

  const change = (act: (items: readonly TrayItem[]) => readonly TrayItem[]) =>
    setTrays((before) => ({ ...before, [id]: act(before[id] ?? []) }));
  const patch = (key: string, values: Partial<TrayItem>) =>
    change((all) => all.map((item) => (item.key === key ? { ...item, ...values } : item)));

  const upload = async ({ key, file }: TrayItem) => {
    patch(key, { error: null });
    try {
      const photo = await chatter.messages.uploadPhoto(file);
      rememberPhoto(photo);
      patch(key, { photo });
    } catch (error) {
      patch(key, { error });
    }
  };

  /** @returns what could not be taken, if anything */
  const add = (files: Iterable<File>): 'not-pictures' | 'too-many' | null => {
    const all = [...files];
    const pictures = onlyPictures(all);
    const { taken, tooMany } = takeFiles(items.length, pictures);
    const added = taken.map((file) => {
      lastKey += 1;
      return { key: `tray-${lastKey}`, file, url: URL.createObjectURL(file), photo: null, error: null };
    });
    change((before) => [...before, ...added]);
    for (const item of added) void upload(item);
    if (tooMany) return 'too-many';
    return pictures.length < all.length ? 'not-pictures' : null;
  };

  const drop = (keys: ReadonlySet<string>) => {
    for (const item of items) if (keys.has(item.key)) URL.revokeObjectURL(item.url);
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
