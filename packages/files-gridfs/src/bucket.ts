import type { Binary, Collection, Db, ObjectId } from 'mongodb';

/** A version of a file, as GridFS lays it out; what is ours lies in `metadata`. */
export interface FileDocument {
  readonly _id: ObjectId;
  readonly filename: string;
  /** Bytes. */
  readonly length: number;
  readonly chunkSize: number;
  readonly uploadDate: Date;
  readonly metadata: {
    /** Only what is `whole` is read. */
    readonly state: 'uploading' | 'whole' | 'replaced' | 'removed';
    /** Of several that are whole, the highest (version, id) counts; no clock has a say in it. */
    readonly version: number;
    /** Since when it is not, or no more, whole; absent while it is. */
    readonly leftAt?: Date;
  };
}

export interface ChunkDocument {
  readonly files_id: ObjectId;
  readonly n: number;
  readonly data: Binary;
}

export interface Bucket {
  readonly name: string;
  readonly files: Collection<FileDocument>;
  readonly chunks: Collection<ChunkDocument>;
}

const name = 'pictures_fs';

/** The two collections with their indexes. */
export const openBucket = async (db: Db): Promise<Bucket> => {
  const files = db.collection<FileDocument>(`${name}.files`);
  const chunks = db.collection<ChunkDocument>(`${name}.chunks`);
  await Promise.all([
    files.createIndex({ filename: 1, 'metadata.version': -1, _id: -1 }),
    files.createIndex({ 'metadata.leftAt': 1 }, { sparse: true }),
    chunks.createIndex({ files_id: 1, n: 1 }, { unique: true }),
  ]);
  return { name, files, chunks };
};

/** The version of a file that is read, or null when there is none. */
export const newest = (files: Bucket['files'], key: string): Promise<FileDocument | null> =>
  files.findOne({ filename: key, 'metadata.state': 'whole' }, { sort: { 'metadata.version': -1, _id: -1 } });
