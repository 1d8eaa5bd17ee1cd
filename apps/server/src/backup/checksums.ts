import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';

/** SHA-256 of bytes, in hex. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** SHA-256 of a file of any size, in hex. */
export const hashOfFile = async (path: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
};

export interface Checksum {
  /** Path below the folder of the backup, with slashes. */
  readonly name: string;
  readonly hash: string;
}

/** Writes the list that `sha256sum --check` reads. */
export const writeChecksums = async (path: string, entries: Iterable<Checksum>): Promise<void> => {
  const lines = function* () {
    for (const { name, hash } of entries) yield `${hash}  ${name}\n`;
  };
  await pipeline(lines(), createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }));
};

/** @throws Error with a sentence for the operator when a line is none */
export const readChecksums = async function* (folder: string, list: string): AsyncGenerator<Checksum> {
  const lines = createInterface({ input: createReadStream(join(folder, list)), crlfDelay: Infinity });
  for await (const line of lines) {
    const found = /^([0-9a-f]{64}) {2}(\S+)$/.exec(line);
    if (found === null) throw new Error(`${list} of the backup has a line that is none: ${JSON.stringify(line)}.`);
    yield { hash: found[1] ?? '', name: found[2] ?? '' };
  }
};
