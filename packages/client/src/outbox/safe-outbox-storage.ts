import type { OutboxPlace } from '../api.ts';
import { laterMs } from '../disk/later-ms.ts';
import { createLive } from '../live-value.ts';
import { createMemoryOutboxStorage } from './memory-outbox-storage.ts';
import type { OutboxRecords, OutboxStorage } from './outbox-storage.ts';

export interface OutboxDoor {
  /** Whether anything may have been left on the disk. */
  exists(): Promise<boolean>;
  /** Loads what reads and writes it. */
  open(): Promise<OutboxRecords>;
}

/**
 * Goes on in memory when the disk refuses (full, forbidden, broken), and says so. Where nothing was left it is opened
 * with the first message, or a moment after the start: there may be no network to load it when it is needed.
 */
export const createSafeOutboxStorage = ({ exists, open }: OutboxDoor): OutboxStorage => {
  const place = createLive<OutboxPlace>('memory');
  const memory = createMemoryOutboxStorage();
  let opening: Promise<OutboxRecords> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let onLeft: () => void = () => undefined;
  const openOnce = async (): Promise<OutboxRecords> => {
    const storage = await open();
    storage.onLeft(() => onLeft());
    return storage;
  };
  const attempt = async <T>(act: (storage: OutboxRecords) => Promise<T>): Promise<T> => {
    if (place.get() === 'failed') return act(memory);
    try {
      opening ??= openOnce();
      const answer = await act(await opening);
      place.set('disk');
      return answer;
    } catch {
      place.set('failed');
      return act(memory);
    }
  };
  return {
    place,
    async load(userId) {
      const load = () => attempt((storage) => storage.load(userId));
      if (opening !== undefined || (await exists().catch(() => true))) return load();
      clearTimeout(timer);
      timer = setTimeout(() => void load().catch(() => undefined), laterMs);
      return [];
    },
    loadPhotos: async (userId) => (opening === undefined ? [] : attempt((storage) => storage.loadPhotos(userId))),
    // There may be room for words where there is none for pictures: a refusal is told to who asks, and changes nothing.
    async putPhotos(photos) {
      if (place.get() === 'failed') return memory.putPhotos(photos);
      opening ??= openOnce();
      await (await opening).putPhotos(photos);
    },
    put: (send) => attempt((storage) => storage.put(send)),
    remove: (id) => attempt((storage) => storage.remove(id)),
    clear: (userId) => attempt((storage) => storage.clear(userId)),
    onLeft(listener) {
      onLeft = listener;
    },
    close() {
      clearTimeout(timer);
      opening?.then((storage) => storage.close()).catch(() => undefined);
    },
  };
};
