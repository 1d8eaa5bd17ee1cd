import type { Chatter } from '@chatter/client';
import type { ConversationId } from '@chatter/protocol/ids';
import { useMemo } from 'react';
import { flushSync } from 'react-dom';
import { asFailure } from '../text/error-words.ts';
import { t } from '../text/t.ts';
import { announce } from './announcer.ts';
import { useChatter } from './chatter.ts';
import { changeDesk, deskOf, useDesk } from './desks.ts';
import { keepLocalLook, rememberPhoto } from './known-photos.ts';
import { movePhoto, type Outgoing, patchPhoto, photosOf, readyToSend, sendOff, takeOutPhotos } from './photo-desk.ts';
import { onlyPictures, type TrayItem, takeFiles } from './tray.ts';
import { createUploadVoice } from './upload-voice.ts';

let lastKey = 0;
// A tray outlives its component, and so does what gives its uploads up.
const stops = new Map<string, AbortController>();
const voice = createUploadVoice({
  quarter: (percent) => announce(t('tray.progress', { percent })),
  done: (count) => announce(t('tray.uploaded', { count })),
});

type Prepare = (file: Blob) => Promise<Blob>;

/** What waited for its last upload goes out. Its row in the timeline gives way to the pending one within one frame. */
const sendReady = (chatter: Chatter, id: ConversationId): void => {
  for (const { items, caption } of readyToSend(deskOf(id))) {
    flushSync(() => {
      const photoIds = items.flatMap(({ photo, url }) => {
        if (photo) keepLocalLook(photo.id, url);
        return photo ? [photo.id] : [];
      });
      // What goes wrong stands at the message itself, with its ways on.
      chatter.messages.send(id, { kind: 'photos', photoIds, caption }).catch(() => undefined);
      changeDesk(id, (desk) => takeOutPhotos(desk, new Set(items.map(({ key }) => key))));
    });
  }
};

/** Does something when the connection is there again, if it was lost. */
const onceBack = ({ connection }: Chatter, act: () => void): void => {
  const end = connection.subscribe(() => {
    if (connection.get().kind !== 'online') return;
    end();
    act();
  });
};

const upload = async (chatter: Chatter, id: ConversationId, { key, file }: TrayItem, prepare: Prepare) => {
  const stop = new AbortController();
  const patch = (values: Partial<TrayItem>) => changeDesk(id, (desk) => patchPhoto(desk, key, values));
  stops.set(key, stop);
  patch({ error: null, progress: 0 });
  voice.moved(key, 0);
  const onProgress = (progress: number) => {
    patch({ progress });
    voice.moved(key, progress);
  };
  try {
    const smaller = await prepare(file);
    const photo = await chatter.messages.uploadPhoto(smaller, { onProgress, signal: stop.signal });
    rememberPhoto(photo);
    voice.arrived(key);
    patch({ photo });
    sendReady(chatter, id);
  } catch (error) {
    voice.left(key);
    // Given up means taken out: there is nothing left to tell it of.
    if (!stop.signal.aborted) {
      patch({ error });
      if (asFailure(error)?.code === 'NETWORK') {
        onceBack(chatter, () => {
          const failed = photosOf(deskOf(id)).find((item) => item.key === key && item.error === error);
          if (failed) void upload(chatter, id, failed, prepare);
        });
      }
    }
  }
  if (stops.get(key) === stop) stops.delete(key);
};

const takeOut = (id: ConversationId, keys: ReadonlySet<string>): void => {
  for (const { key, url } of photosOf(deskOf(id))) if (keys.has(key)) URL.revokeObjectURL(url);
  for (const key of keys) stops.get(key)?.abort();
  changeDesk(id, (desk) => takeOutPhotos(desk, keys));
};

/**
 * The photos chosen for a conversation. They are uploaded at once, so that sending is quick, and stay while one looks elsewhere.
 * @param prepare makes of a chosen file the one that travels
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
        takeOut(id, new Set([key]));
        // It may have been the one that a message still waited for.
        sendReady(chatter, id);
      },
      clear: () => takeOut(id, new Set(deskOf(id).tray.map(({ key }) => key))),
      /** Sends all that is in the tray, as soon as it is uploaded. */
      send(caption: string) {
        lastKey += 1;
        const message = { key: `outgoing-${lastKey}`, caption, createdAt: Date.now() };
        changeDesk(id, (desk) => sendOff(desk, message));
        sendReady(chatter, id);
      },
      discard: ({ items: photos }: Outgoing) => takeOut(id, new Set(photos.map(({ key }) => key))),
    };
  }, [chatter, id, prepare]);

  return { items, outgoing, ...acts };
};
