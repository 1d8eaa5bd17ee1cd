import mongoose from 'mongoose';

const { MongoBulkWriteError, MongoError, MongoServerError } = mongoose.mongo;

const duplicateKey = 11_000;

// What MongoDB answers to a mistake of ours, whatever the weather: bad value, failed to parse, type mismatch, a command
// that is not there, a document over 16 MB, a rule of the collection.
const mistakes = new Set([2, 9, 14, 59, 10_334, 17_419, 17_420, 121]);

/** @returns true when the engine, or the way to it, failed; false for a refusal or a mistake in the operation itself */
export const isEngineFailure = (error: unknown): boolean => {
  if (error instanceof mongoose.Error.MongooseServerSelectionError || isSocketError(error)) return true;
  if (!(error instanceof MongoError) || isDuplicateKey(error)) return false;
  return !(error instanceof MongoServerError && mistakes.has(Number(error.code)));
};

/** What Node says of a socket: the driver hands it on as it is, when it meets one that has just ended. */
const isSocketError = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  ['EPIPE', 'ECONNRESET', 'ERR_STREAM_DESTROYED'].includes(String(error.code));

/** @returns true when a unique index refused all that was refused */
export const isDuplicateKey = (error: unknown): boolean => {
  if (error instanceof MongoBulkWriteError) {
    const refusals = [error.writeErrors].flat();
    return refusals.length > 0 && refusals.every((refusal) => refusal.code === duplicateKey);
  }
  return error instanceof MongoServerError && error.code === duplicateKey;
};
