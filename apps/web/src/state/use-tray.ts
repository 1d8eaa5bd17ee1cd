import type { ConversationId } from '@chatter/protocol/ids';
import { useMemo } from 'react';
import { useChatter } from './chatter.ts';
import { changeDesk, deskOf, useDesk } from './desks.ts';
import { movePhoto, type Outgoing, patchPhoto, sendOff, takeOutPhotos } from './photo-desk.ts';
import type { Prepare } from './photo-uploads.ts';
import { onlyPictures, type TrayItem, takeFiles } from './tray.ts';

type Uploads = typeof import('./photo-uploads.ts');

/**
 * What is fetched with the first photo: most come to read and to write words.
 * @param otherwise it could not be fetched
 */
const withUploads = (act: (uploads: Uploads) => unknown, otherwise: (error: unknown) => void): void =>
  void import('./photo-uploads.ts').then(act, otherwise);

let lastKey = 0;

/**
 * The photos chosen for a conversation. They are uploaded at once, so that sending is quick, and stay while one looks elsewhere.
 */
export const useTray = (id: ConversationId, prepare: Prepare) => {
  const chatter = useChatter();
  const { tray: items, outgoing } = useDesk(id);

  const acts = useMemo(() => {
    const start = (item: TrayItem) =>
      withUploads(
        ({ upload }) => upload(chatter, id, item, prepare),
        (error) => changeDesk(id, (desk) => patchPhoto(desk, item.key, { error })),
      );
    const dropFromDesk = (keys: ReadonlySet<string>) => changeDesk(id, (desk) => takeOutPhotos(desk, keys));
    const takeOut = (photos: readonly TrayItem[]) => {
      const keys = new Set(photos.map(({ key }) => key));
      withUploads(
        (uploads) => uploads.takeOut(id, keys),
        () => dropFromDesk(keys),
      );
    };
    return {
      /** @returns what could not be taken, if anything */
      add(files: Iterable<File>): 'not-pictures' | 'too-many' | null {
        const all = [...files];
        const pictures = onlyPictures(all);
        const { taken, tooMany } = takeFiles(deskOf(id).tray.length, pictures);
        const added = taken.map((file): TrayItem => {
          lastKey += 1;
          const url = URL.createObjectURL(file);
          return { key: `tray-${lastKey}`, file, url, photo: null, progress: 0, error: null, shape: null };
        });
        changeDesk(id, (desk) => ({ ...desk, tray: [...desk.tray, ...added] }));
        for (const item of added) start(item);
        if (tooMany) return 'too-many';
        return pictures.length < all.length ? 'not-pictures' : null;
      },
      retry: start,
      /** Tries again every photo that did not upload and may do so another time. */
      retryAll(photos: readonly TrayItem[], may: (error: unknown) => boolean) {
        for (const item of photos) if (item.error !== null && may(item.error)) start(item);
      },
      move: (key: string, to: number) => changeDesk(id, (desk) => movePhoto(desk, key, to)),
      shaped: (key: string, shape: TrayItem['shape']) => changeDesk(id, (desk) => patchPhoto(desk, key, { shape })),
      remove: (key: string) =>
        withUploads(
          ({ removePhoto }) => removePhoto(chatter, id, key),
          () => dropFromDesk(new Set([key])),
        ),
      clear: () => takeOut(deskOf(id).tray),
      /** Sends all that is in the tray, as soon as it is uploaded. */
      send(caption: string) {
        const key = chatter.messages.newId();
        changeDesk(id, (desk) => sendOff(desk, { key, caption, createdAt: Date.now() }));
        // Without it each photo says that it did not upload.
        withUploads(
          ({ sendOrKeep }) => sendOrKeep(chatter, id, key),
          () => undefined,
        );
      },
      discard({ key, items: photos }: Outgoing) {
        takeOut(photos);
        chatter.messages.dropPhotos(key);
      },
    };
  }, [chatter, id, prepare]);

  return { items, outgoing, ...acts };
};
