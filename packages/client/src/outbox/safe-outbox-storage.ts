import type { OutboxPlace } from '../api.ts';
import { createLive } from '../live-value.ts';
import { createMemoryOutboxStorage } from './memory-outbox-storage.ts';
import type { OutboxRecords, OutboxStorage } from './outbox-storage.ts';

/** Goes on in memory when the disk refuses (full, forbidden, broken), and says so. */
export const createSafeOutboxStorage = (load: () => Promise<OutboxRecords>): OutboxStorage => {
  const place = createLive<OutboxPlace>('memory');
  const memory = createMemoryOutboxStorage();
  let loading: Promise<OutboxRecords> | undefined;
  const attempt = async <T>(act: (storage: OutboxRecords) => Promise<T>): Promise<T> => {
    if (place.get() === 'failed') return act(memory);
    try {
      loading ??= load();
      const answer = await act(await loading);
      place.set('disk');
      return answer;
    } catch {
      place.set('failed');
      return act(memory);
    }
  };
  return {
    place,
    load: (userId) => attempt((storage) => storage.load(userId)),
    put: (send) => attempt((storage) => storage.put(send)),
    remove: (id) => attempt((storage) => storage.remove(id)),
    clear: (userId) => attempt((storage) => storage.clear(userId)),
    onLeft(listener) {
      attempt(async (storage) => storage.onLeft(listener)).catch(() => undefined);
    },
    close() {
      loading?.then((storage) => storage.close()).catch(() => undefined);
    },
  };
};
