import type { Readable } from 'node:stream';

/** Where the bytes of pictures lie: a folder on one machine, a shared store on many. Keys are `[0-9a-z/.-]`, server-chosen. */
export interface FileStore {
  /** Resolves when the bytes are stored whole; a reader never sees half a file. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** @returns the file, or null when there is none */
  open(key: string): Promise<{ bytes: number; stream: Readable } | null>;
  /** Removes a file; one that is not there is no error. */
  remove(key: string): Promise<void>;
}
