import type { OutboxPlace } from '../api.ts';
import { createLive } from '../live-value.ts';
import type { OutboxStorage, StoredSend } from './outbox-storage.ts';

/** Keeps the outbox for as long as the process lives. */
export const createMemoryOutboxStorage = (): OutboxStorage => {
  const sends = new Map<string, StoredSend>();
  return {
    load: async (userId) => [...sends.values()].filter((send) => send.userId === userId),
    // In memory the page has them already.
    loadPhotos: async () => [],
    putPhotos: () => Promise.reject(new Error('there is no disk')),
    async put(send) {
      sends.set(send.clientMessageId, send);
    },
    async remove(id) {
      sends.delete(id);
    },
    async clear(userId) {
      for (const [id, send] of sends) if (send.userId === userId) sends.delete(id);
    },
    place: createLive<OutboxPlace>('memory'),
    onLeft: () => undefined,
    close: () => undefined,
  };
};
