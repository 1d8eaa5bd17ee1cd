import type { ConversationId } from '@chatter/protocol/ids';
import { useMemo } from 'react';
import { useChatter } from './chatter.ts';
import { changeDesk, deskOf, useDesk } from './desks.ts';
import { movePhoto, type Outgoing, outgoingWith, patchPhoto, readyToSend, sendOff } from './photo-desk.ts';
import { keepOutgoing, type Prepare, sendReady, takeOut, upload } from './photo-uploads.ts';
import { onlyPictures, type TrayItem, takeFiles } from './tray.ts';

let lastKey = 0;

/**
 * The photos chosen for a conversation. They are uploaded at once, so that sending is quick, and stay while one looks elsewhere.
 */
export const useTray = (id: ConversationId, prepare: Prepare) => {
  const chatter = useChatter();
  const { tray: items, outgoing } = useDesk(id);

  const acts = useMemo(() => {
    const start = (item: TrayItem) => void upload(chatter, id, item, prepare);
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
      remove(key: string) {
        const message = outgoingWith(deskOf(id), key);
        takeOut(id, new Set([key]));
        const left = deskOf(id).outgoing.find((one) => one.key === message?.key);
        if (left) void keepOutgoing(chatter, id, left);
        else if (message) chatter.messages.dropPhotos(message.key);
        // It may have been the one that a message still waited for.
        sendReady(chatter, id);
      },
      clear: () => takeOut(id, new Set(deskOf(id).tray.map(({ key }) => key))),
      /** Sends all that is in the tray, as soon as it is uploaded. */
      send(caption: string) {
        const key = chatter.messages.newId();
        changeDesk(id, (desk) => sendOff(desk, { key, caption, createdAt: Date.now() }));
        if (readyToSend(deskOf(id)).length === 0)
          void keepOutgoing(
            chatter,
            id,
            deskOf(id).outgoing.find((one) => one.key === key),
          );
        sendReady(chatter, id);
      },
      discard({ key, items: photos }: Outgoing) {
        takeOut(id, new Set(photos.map((item) => item.key)));
        chatter.messages.dropPhotos(key);
      },
    };
  }, [chatter, id, prepare]);

  return { items, outgoing, ...acts };
};
