import type { IdbFactory } from './disk/indexed-db.ts';
import type { TabLocks } from './outbox/tabs.ts';

interface Target {
  addEventListener(type: string, listener: () => void): void;
  removeEventListener(type: string, listener: () => void): void;
}

interface LockManager extends TabLocks {
  request<T>(name: string, task: () => Promise<T>): Promise<T>;
  request(name: string, options: { ifAvailable: true }, task: (lock: unknown) => Promise<void>): Promise<void>;
}

/** The few things of a browser that the client uses when they are there; in Node they are not. */
export interface Environment {
  readonly window: Target | undefined;
  readonly document: (Target & { readonly visibilityState: string }) | undefined;
  readonly locks: LockManager | undefined;
  readonly indexedDb: IdbFactory | undefined;
}

const globals = globalThis as {
  addEventListener?: unknown;
  document?: Environment['document'];
  navigator?: { locks?: LockManager };
  indexedDB?: IdbFactory;
};

export const environment: Environment = {
  // Node ≥ 15 has no global addEventListener; a page and a worker have.
  window: typeof globals.addEventListener === 'function' ? (globalThis as unknown as Target) : undefined,
  document: globals.document,
  locks: globals.navigator?.locks,
  indexedDb: globals.indexedDB,
};

/** True where the browser itself keeps cookies, out of reach of scripts. */
export const keepsCookies = environment.window !== undefined || environment.document !== undefined;
