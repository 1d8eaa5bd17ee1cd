import type { Chatter } from '@chatter/client';
import type { ConversationId } from '@chatter/protocol/ids';
import { flushSync } from 'react-dom';
import { asFailure } from '../text/error-words.ts';
import { t } from '../text/t.ts';
import { announce } from './announcer.ts';
import { changeDesk, deskOf } from './desks.ts';
import { keepLocalLook, rememberPhoto } from './known-photos.ts';
import {
  noteKept,
  type Outgoing,
  outgoingWith,
  patchPhoto,
  photosOf,
  readyToSend,
  takeOutPhotos,
} from './photo-desk.ts';
import type { TrayItem } from './tray.ts';
import { createUploadVoice } from './upload-voice.ts';

// A tray outlives its component, and so does what gives its uploads up.
const stops = new Map<string, AbortController>();
const voice = createUploadVoice({
  quarter: (percent) => announce(t('tray.progress', { percent })),
  done: (count) => announce(t('tray.uploaded', { count })),
});

/** Makes of a chosen file the one that travels. */
export type Prepare = (file: Blob) => Promise<Blob>;

/** Puts a message that waits for its uploads on the disk as it is now, or says that it is only here. */
export const keepOutgoing = async (chatter: Chatter, id: ConversationId, message: Outgoing | undefined) => {
  if (!message) return;
  const { key: clientMessageId, items, caption, createdAt } = message;
  const files = items.map(({ ready, file }) => ready ?? file);
  const kept = await chatter.messages
    .keepPhotos({ clientMessageId, conversationId: id, files, caption, createdAt })
    .then(
      () => true,
      () => false,
    );
  changeDesk(id, (desk) => noteKept(desk, clientMessageId, kept));
};

/** What waited for its last upload goes out. Its row in the timeline gives way to the pending one within one frame. */
export const sendReady = (chatter: Chatter, id: ConversationId): void => {
  for (const { key, items, caption } of readyToSend(deskOf(id))) {
    flushSync(() => {
      const photoIds = items.flatMap(({ photo, url }) => {
        if (photo) keepLocalLook(photo.id, url);
        return photo ? [photo.id] : [];
      });
      // What goes wrong stands at the message itself, with its ways on.
      chatter.messages.send(id, { kind: 'photos', photoIds, caption }, key).catch(() => undefined);
      changeDesk(id, (desk) => takeOutPhotos(desk, new Set(items.map((item) => item.key))));
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

/** Uploads a photo, and again with the next connection when the one there was is gone. */
export const upload = async (chatter: Chatter, id: ConversationId, item: TrayItem, prepare: Prepare): Promise<void> => {
  const { key, file } = item;
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
    const ready = item.ready ?? (await prepare(file));
    patch({ ready });
    if (!item.ready) void keepOutgoing(chatter, id, outgoingWith(deskOf(id), key));
    const photo = await chatter.messages.uploadPhoto(ready, { onProgress, signal: stop.signal });
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
          const failed = photosOf(deskOf(id)).find((one) => one.key === key && one.error === error);
          if (failed) void upload(chatter, id, failed, prepare);
        });
      }
    }
  }
  if (stops.get(key) === stop) stops.delete(key);
};

/** Photos go from the desk, and their uploads end. */
export const takeOut = (id: ConversationId, keys: ReadonlySet<string>): void => {
  for (const { key, url } of photosOf(deskOf(id))) if (keys.has(key)) URL.revokeObjectURL(url);
  for (const key of keys) stops.get(key)?.abort();
  changeDesk(id, (desk) => takeOutPhotos(desk, keys));
};

/** Sends what has been sent off, or puts it on the disk until it is uploaded. @param key of the message */
export const sendOrKeep = (chatter: Chatter, id: ConversationId, key: string): void => {
  if (readyToSend(deskOf(id)).length === 0) {
    const message = deskOf(id).outgoing.find((one) => one.key === key);
    void keepOutgoing(chatter, id, message);
  }
  sendReady(chatter, id);
};

/** Takes one photo out, and with the last one of it the message that waits for it. */
export const removePhoto = (chatter: Chatter, id: ConversationId, key: string): void => {
  const message = outgoingWith(deskOf(id), key);
  takeOut(id, new Set([key]));
  const left = deskOf(id).outgoing.find((one) => one.key === message?.key);
  if (left) void keepOutgoing(chatter, id, left);
  else if (message) chatter.messages.dropPhotos(message.key);
  // It may have been the one that a message still waited for.
  sendReady(chatter, id);
};
