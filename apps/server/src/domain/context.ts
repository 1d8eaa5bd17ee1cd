import type { UserId } from '@chatter/protocol/ids';
import type { FileStore } from '@chatter/store/files';
import type { Store } from '@chatter/store/store';
import type { Publisher } from './publisher.ts';

/** Epoch milliseconds. */
export interface Clock {
  now(): number;
}

/** Who is connected right now. */
export interface Presence {
  isOnline(userId: UserId): boolean;
  /** Some of those who are, at most `limit`. */
  online(limit: number): UserId[];
}

/** What every use case may lean on, and all that it may. Wired in `main.ts`. */
export interface Context {
  readonly store: Store;
  readonly files: FileStore;
  readonly clock: Clock;
  readonly publish: Publisher;
  readonly presence: Presence;
}
