/** The part of IndexedDB that is used here: what runs in Node as well is not typed by a browser's globals. */
interface IdbRequest<T> {
  readonly result: T;
  readonly error: unknown;
  onsuccess: (() => void) | null;
  onerror: (() => void) | null;
}

interface IdbCursor {
  readonly value: unknown;
  update(value: unknown): unknown;
  continue(): void;
}

/** A key, or a range of keys. */
type IdbKey = unknown;

export interface IdbTable {
  put(value: unknown): unknown;
  delete(key: IdbKey): unknown;
  clear(): unknown;
  getAll(key?: IdbKey): IdbRequest<unknown[]>;
  openCursor(): IdbRequest<IdbCursor | null>;
}

export interface IdbTransaction {
  readonly error: unknown;
  oncomplete: (() => void) | null;
  onabort: (() => void) | null;
  objectStore(name: string): IdbTable;
  abort(): void;
}

export interface IdbDatabase {
  onversionchange: (() => void) | null;
  readonly objectStoreNames: Iterable<string>;
  createObjectStore(name: string, options: { keyPath: string | string[] }): unknown;
  deleteObjectStore(name: string): void;
  transaction(names: string | string[], mode?: 'readonly' | 'readwrite'): IdbTransaction;
  close(): void;
}

export interface IdbFactory {
  open(name: string, version: number): IdbRequest<IdbDatabase> & { onupgradeneeded: (() => void) | null };
  deleteDatabase(name: string): IdbRequest<unknown>;
  /** Missing in older browsers. */
  databases?(): Promise<{ name?: string }[]>;
}

export interface IdbKeyRange {
  bound(lower: IdbKey, upper: IdbKey): IdbKey;
}

/** @returns what a request comes to */
export const answerOf = <T>(request: IdbRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Resolves when all of it is in the database; rejects when nothing of it is. */
export const endOf = (transaction: IdbTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
