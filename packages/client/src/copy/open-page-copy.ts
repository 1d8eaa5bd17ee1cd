import type { IdbFactory, IdbKeyRange } from '../disk/indexed-db.ts';
import { environment } from '../environment.ts';
import { CopyKeeper } from './copy-keeper.ts';
import { createIndexedCopyStorage } from './indexed-copy-storage.ts';
import type { LocalCopy } from './local-copy.ts';

// Comes with the database.
const { IDBKeyRange } = globalThis as unknown as { IDBKeyRange: IdbKeyRange };

/** Where there are no locks nobody writes. */
const whenOnlyWriter = (write: () => void): (() => void) => {
  let letGo: () => void = () => undefined;
  let isOver = false;
  const hold = async () => {
    if (isOver) return;
    write();
    await new Promise<void>((resolve) => {
      letGo = resolve;
    });
  };
  environment.locks?.request('chatter.copy', hold).catch(() => undefined);
  return () => {
    isOver = true;
    letGo();
  };
};

const onHidden = (listener: () => void): (() => void) => {
  const { document } = environment;
  const look = () => {
    if (document?.visibilityState === 'hidden') listener();
  };
  document?.addEventListener('visibilitychange', look);
  return () => document?.removeEventListener('visibilitychange', look);
};

/** The copy of a page, of which one tab at a time is the writer. */
export const openPageCopy = (indexedDb: IdbFactory, erase: () => void): LocalCopy =>
  new CopyKeeper({ storage: createIndexedCopyStorage(indexedDb, IDBKeyRange), whenOnlyWriter, onHidden, erase });
