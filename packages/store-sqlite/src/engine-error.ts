// Primary result codes (https://sqlite.org/rescode.html) that say "not now" or "not on this disk", whatever was asked:
// BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOLFS, NOTADB.
const failures = new Set([5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 22, 26]);

const busy = 5;

const primaryCode = (error: unknown): number | null =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 0xff : null;

/** @returns true when the engine failed, false for a refusal or a mistake in the operation itself */
export const isEngineFailure = (error: unknown): boolean => failures.has(primaryCode(error) ?? 0);

/** @returns true when another connection holds a lock that was asked for */
export const isBusy = (error: unknown): boolean => primaryCode(error) === busy;
