import type { ObjectId } from 'mongodb';
import type { Bucket } from './bucket.ts';

/** Chunks first: while the document is there, a sweep that is cut off is gone on with by the next. */
export const dropVersion = async ({ files, chunks }: Bucket, _id: ObjectId): Promise<void> => {
  await chunks.deleteMany({ files_id: _id });
  await files.deleteOne({ _id });
};

/**
 * Removes uploads that were begun before a time and never became whole, and versions that were replaced or removed
 * before it. @returns how many
 */
export const sweepVersions = async (bucket: Bucket, before: number): Promise<number> => {
  const old = { 'metadata.leftAt': { $lt: new Date(before) } };
  for (let swept = 0; ; swept += 1) {
    // Claimed by one atomic change, so that an upload that is slow rather than dead cannot become whole any more.
    const claimed = await bucket.files.findOneAndUpdate(old, { $set: { 'metadata.state': 'removed' } });
    if (claimed === null) return swept;
    await dropVersion(bucket, claimed._id);
  }
};
