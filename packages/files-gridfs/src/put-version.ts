import { storeUnavailable } from '@chatter/store/store-unavailable';
import { Binary, ObjectId } from 'mongodb';
import { type Bucket, type ChunkDocument, newest } from './bucket.ts';

/** As GridFS has it by default. */
const chunkSize = 255 * 1_024;

/** Chunks in one command; the server takes 48 MB, and a picture's file has one or two. */
const atOnce = 32;

/**
 * Stores a file in three steps: its document in the state `uploading`, its chunks, and the step to `whole`, one atomic
 * change of one document. The driver's own upload writes the document last, and so cannot tell an upload that is under
 * way from one whose node died: no clean-up could remove the chunks of the second without danger to the first.
 */
export const putVersion = async (bucket: Bucket, key: string, bytes: Uint8Array): Promise<void> => {
  const _id = new ObjectId();
  const leftAt = new Date();
  await bucket.files.insertOne({
    _id,
    filename: key,
    length: bytes.byteLength,
    chunkSize,
    uploadDate: leftAt,
    metadata: { state: 'uploading', version: 0, leftAt },
  });
  for (const chunks of chunksOf(_id, bytes)) await bucket.chunks.insertMany(chunks);
  await showVersion(bucket, key, _id);
};

const chunksOf = function* (fileId: ObjectId, bytes: Uint8Array): Generator<ChunkDocument[]> {
  const count = Math.ceil(bytes.byteLength / chunkSize);
  const chunk = (n: number): ChunkDocument => {
    const data = new Binary(bytes.subarray(n * chunkSize, (n + 1) * chunkSize));
    return { files_id: fileId, n, data };
  };
  for (let from = 0; from < count; from += atOnce) {
    yield Array.from({ length: Math.min(atOnce, count - from) }, (_, at) => chunk(from + at));
  }
};

const showVersion = async ({ files, chunks }: Bucket, key: string, _id: ObjectId): Promise<void> => {
  const before = await newest(files, key);
  const version = (before?.metadata.version ?? 0) + 1;
  const step = { $set: { 'metadata.state': 'whole', 'metadata.version': version }, $unset: { 'metadata.leftAt': '' } };
  const { matchedCount } = await files.updateOne({ _id, 'metadata.state': 'uploading' }, step as object);
  if (matchedCount === 0) {
    // A sweep took it for dead and has removed the chunks that were there by then.
    await chunks.deleteMany({ files_id: _id });
    throw storeUnavailable(new Error(`The upload of ${key} was swept away`));
  }
  await retireOlder(files, key);
};

/** Of two puts at once the last to become whole sees both, whichever of them is the newer. */
const retireOlder = async (files: Bucket['files'], key: string): Promise<void> => {
  const latest = await newest(files, key);
  if (latest === null) return;
  const { _id, metadata } = latest;
  const older = [
    { 'metadata.version': { $lt: metadata.version } },
    { 'metadata.version': metadata.version, _id: { $lt: _id } },
  ];
  // Their chunks stay until the next sweep, for those who are reading them.
  const left = { 'metadata.state': 'replaced', 'metadata.leftAt': new Date() } as const;
  await files.updateMany({ filename: key, 'metadata.state': 'whole', $or: older }, { $set: left });
};
