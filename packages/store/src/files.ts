import type { Readable } from 'node:stream';

/** Both inclusive, counted from 0, as in an HTTP range. An `end` past the last byte means the last byte. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** A file that is being read. */
export interface OpenFile {
  /** How many bytes `stream` gives. */
  readonly bytes: number;
  /** Of one version of the file, or it fails; never a mix, never a short end. */
  readonly stream: Readable;
}

/**
 * Where the bytes of pictures lie: a folder on one machine, a shared store on many. Keys are chosen by the server, see
 * `file-key.ts`; for any other every method refuses with a RangeError. An engine that fails is STORE_UNAVAILABLE.
 */
export interface FileStore {
  /** Resolves when the bytes are stored whole and durably; a reader never sees half a file. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /**
   * @param range a part of it; one that begins past the end refuses with a RangeError
   * @returns the file, or null when there is none
   */
  open(key: string, range?: ByteRange): Promise<OpenFile | null>;
  /** Bytes of the whole file, or null when there is none. */
  size(key: string): Promise<number | null>;
  /** Removes a file; one that is not there is no error. */
  remove(key: string): Promise<void>;
  /**
   * Where a web server in front finds the file below the folder of all files, which it can hand over by itself.
   * @returns null when files do not lie in a folder
   */
  pathOf(key: string): string | null;
  /** Removes what was begun before `before` (epoch milliseconds) and never finished. @returns how many files */
  sweep(before: number): Promise<number>;
  /** Lets go of connections; nothing may be asked after it. */
  close(): Promise<void>;
}
