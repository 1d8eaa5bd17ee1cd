import { environment, keepsCookies } from '../environment.ts';
import { createMemoryOutboxStorage } from '../outbox/memory-outbox-storage.ts';
import { createSafeOutboxStorage } from '../outbox/safe-outbox-storage.ts';
import type { ChatterParts } from '../wire-chatter.ts';
import { copyName, outboxName } from './database-names.ts';

const load = () => import('./page-disk.ts');

/** A page keeps its outbox, and a copy of what it knows, in the browser's database; a program keeps neither. */
export const openDisk = (mayKeep: () => boolean = () => false): Pick<ChatterParts, 'storage' | 'copy'> => {
  const { indexedDb } = environment;
  if (!keepsCookies || indexedDb === undefined) return { storage: createMemoryOutboxStorage(), copy: null };
  const holds = async (wanted: string): Promise<boolean> =>
    (await indexedDb.databases?.())?.some(({ name }) => name === wanted) ?? true;
  const erase = (): void => {
    try {
      indexedDb.deleteDatabase(copyName);
    } catch {
      // A browser that forbids it holds nothing either.
    }
  };
  return {
    storage: createSafeOutboxStorage({
      exists: () => holds(outboxName),
      open: async () => (await load()).openPageOutbox(indexedDb),
    }),
    copy: {
      mayKeep,
      exists: () => holds(copyName),
      open: async () => (await load()).openPageCopy(indexedDb, erase),
      erase,
    },
  };
};
