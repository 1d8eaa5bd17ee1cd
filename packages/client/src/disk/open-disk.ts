import { environment, keepsCookies } from '../environment.ts';
import { createMemoryOutboxStorage } from '../outbox/memory-outbox-storage.ts';
import { createSafeOutboxStorage } from '../outbox/safe-outbox-storage.ts';
import type { ChatterParts } from '../wire-chatter.ts';
import { outboxName } from './database-names.ts';

/** A page keeps its outbox in the browser's database; a program keeps it in memory. */
export const openDisk = (): Pick<ChatterParts, 'storage'> => {
  const { indexedDb } = environment;
  if (!keepsCookies || indexedDb === undefined) return { storage: createMemoryOutboxStorage() };
  const holds = async (wanted: string): Promise<boolean> =>
    (await indexedDb.databases?.())?.some(({ name }) => name === wanted) ?? true;
  return {
    storage: createSafeOutboxStorage({
      exists: () => holds(outboxName),
      open: async () => (await import('../outbox/open-page-outbox.ts')).openPageOutbox(indexedDb),
    }),
  };
};
