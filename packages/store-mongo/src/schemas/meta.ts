import { count, strictSchema, text, textOrNull } from './strict-schema.ts';

/** What is there once: `schema` (its version is `number`) and `changes` (the counter of all changes, and the epoch). */
export interface StoredMeta {
  readonly _id: 'schema' | 'changes';
  readonly number: number;
  /** Tells this database from every other one, so that a position from elsewhere means nothing. */
  readonly epoch: string | null;
}

export const metaSchema = strictSchema<StoredMeta>({ _id: text, number: count, epoch: textOrNull });
