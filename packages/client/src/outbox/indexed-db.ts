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

export interface IdbTable {
  put(value: unknown): unknown;
  delete(key: string): unknown;
  getAll(): IdbRequest<unknown[]>;
  openCursor(): IdbRequest<IdbCursor | null>;
}

interface IdbTransaction {
  readonly error: unknown;
  oncomplete: (() => void) | null;
  onabort: (() => void) | null;
  objectStore(name: string): IdbTable;
}

export interface IdbDatabase {
  onversionchange: (() => void) | null;
  createObjectStore(name: string, options: { keyPath: string }): unknown;
  transaction(name: string, mode?: 'readonly' | 'readwrite'): IdbTransaction;
  close(): void;
}

export interface IdbFactory {
  open(name: string, version: number): IdbRequest<IdbDatabase> & { onupgradeneeded: (() => void) | null };
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
