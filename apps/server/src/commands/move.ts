import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Archive, archiveKinds } from '@chatter/store/archive';
import { openFolderArchive, openMongoDbArchive } from '../adapters/open-archive.ts';
import { openFiles } from '../adapters/open-files.ts';
import type { FilesPlace } from '../config/files-place.ts';
import { StartError } from '../config/start-error.ts';
import type { Config } from '../config.ts';
import { type Comparison, compareSides } from '../move/compare-sides.ts';
import { copyInstallation, type MoveParts } from '../move/move-installation.ts';
import { createMoveNote } from '../move/move-place.ts';
import type { CommandInput } from './commands.ts';
import { parseArgs } from './parse-args.ts';
import { createProgress } from './progress.ts';

const usage = 'MONGODB_URL=… npm run move -- mongodb, or … npm run move -- sqlite';

type Files = MoveParts['files'] & object;

/** With one machine's database go files on its disk, unless the settings name a place that both have. */
const openBothFiles = async ({ files, ...config }: Config, toMongo: boolean): Promise<Files | null> => {
  if (files.kind !== 'gridfs') return null;
  const disk: FilesPlace = { kind: 'disk' };
  const [from, to] = toMongo ? [disk, files] : [files, disk];
  return { from: await openFiles({ ...config, files: from }), to: await openFiles({ ...config, files: to }) };
};

const report = ({ kind, from, to, isEqual }: Comparison): string => {
  const there = isEqual ? 'the same there' : `there ${to.count.toLocaleString('en')}  ${to.hash.slice(0, 16)}…`;
  return `${kind.padEnd(14)}${from.count.toLocaleString('en').padStart(12)}  ${from.hash.slice(0, 16)}…  ${there}`;
};

const countRows = async (archive: Archive): Promise<number> =>
  (await Promise.all(archiveKinds.map((kind) => archive.count(kind)))).reduce((sum, count) => sum + count, 0);

const move = async (parts: Omit<MoveParts, 'onProgress'>, say: (line: string) => void): Promise<void> => {
  const startedAt = performance.now();
  const copying = createProgress('rows and files copied');
  await copyInstallation({ ...parts, onProgress: copying.show }).finally(copying.end);
  const seconds = (performance.now() - startedAt) / 1_000;
  say(`Copied in ${seconds.toFixed(1)} s. Comparing both sides, row by row and file by file …`);
  const comparing = createProgress('rows compared');
  const all = await countRows(parts.from);
  let done = 0;
  const onProgress = (more: number): void => {
    done += more;
    comparing.show(Math.min(all, done), all);
  };
  const comparisons = await compareSides({ ...parts, onProgress }).finally(comparing.end);
  for (const comparison of comparisons) say(report(comparison));
  const unequal = comparisons.filter(({ isEqual }) => !isEqual).map(({ kind }) => kind);
  if (unequal.length > 0) {
    throw new StartError(
      `Not the same on both sides: ${unequal.join(', ')}. Was Chatter running? Stop every node, empty the other side, and run it again.`,
    );
  }
  await parts.to.finish();
  await parts.note.remove();
};

const openSides = async (config: Config, url: string, toMongo: boolean): Promise<{ from: Archive; to: Archive }> => {
  const folder = await openFolderArchive(config.dataDir);
  try {
    const mongo = await openMongoDbArchive(url, { isSource: !toMongo }).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new StartError(`The MongoDB that MONGODB_URL names cannot be used: ${reason}`, { cause: error });
    });
    return toMongo ? { from: folder, to: mongo } : { from: mongo, to: folder };
  } catch (error) {
    await folder.close();
    throw error;
  }
};

/** `move mongodb` and `move sqlite`: copies the whole installation to the other make of database. */
export const moveCommand = async ({ args, config, say }: CommandInput): Promise<void> => {
  const { word } = parseArgs(args, [], usage);
  if (word !== 'mongodb' && word !== 'sqlite') throw new StartError(`Where to? Usage: ${usage}`);
  if (config.mongodbUrl === null) throw new StartError(`MONGODB_URL is not set. Usage: ${usage}`);
  const toMongo = word === 'mongodb';
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const sides = await openSides(config, config.mongodbUrl, toMongo);
  try {
    const files = await openBothFiles(config, toMongo);
    try {
      await move({ ...sides, files, note: createMoveNote(join(config.dataDir, `move-to-${word}.json`)) }, say);
    } finally {
      await Promise.all([files?.from.close(), files?.to.close()]);
    }
  } finally {
    await Promise.all([sides.from.close(), sides.to.close()]);
  }
  say(
    toMongo
      ? `All of it is in MongoDB. Start Chatter with MONGODB_URL; what ${config.dataDir} holds beside the secrets is old from then on.`
      : `All of it is in ${config.dataDir}. Start Chatter without MONGODB_URL.`,
  );
};
