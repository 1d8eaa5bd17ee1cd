import type { IdbFactory } from '../disk/indexed-db.ts';
import { environment } from '../environment.ts';
import { createIndexedOutboxStorage } from './indexed-outbox-storage.ts';
import type { OutboxRecords } from './outbox-storage.ts';
import { createTabs, type TabChannel } from './tabs.ts';

// Node has one as well, of its own type.
const { BroadcastChannel } = globalThis as unknown as { BroadcastChannel?: new (name: string) => TabChannel };

/** The outbox of a page, shared by the tabs of its origin. Loaded on its own, because a program has no use for it. */
export const openPageOutbox = (indexedDb: IdbFactory): OutboxRecords =>
  createIndexedOutboxStorage(
    indexedDb,
    createTabs(environment.locks, BroadcastChannel && new BroadcastChannel('chatter.tabs')),
  );
