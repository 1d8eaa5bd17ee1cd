import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';

const whole = z.int().check(z.minimum(0));
const sha256 = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const manifestSchema = z.strictObject({
  format: z.literal(1),
  /** Version of the Chatter that made it. */
  chatter: z.string(),
  /** Epoch milliseconds at which the database was copied. */
  takenAt: whole,
  schema: whole,
  /** Rows of each kind. */
  counts: z.record(z.string(), whole),
  files: z.strictObject({ count: whole, bytes: whole }),
  /** Files of shown pictures that were not where they belong when the backup was taken. */
  missingFiles: whole,
  /** Of the list of checksums, which has those of everything else. */
  checksums: sha256,
});

/** What a backup holds. It is written last: a backup without one was not finished. */
export type Manifest = z.infer<typeof manifestSchema>;

export const manifestFile = 'manifest.json';
export const checksumsFile = 'SHA256SUMS';

/** @throws Error with a sentence for the operator */
export const readManifest = async (folder: string): Promise<Manifest> => {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => {
    throw new Error(`${folder} is no finished backup: it has no ${manifestFile}.`);
  });
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    throw new Error(`${join(folder, manifestFile)} is damaged, or was written by a newer Chatter.`);
  }
};
