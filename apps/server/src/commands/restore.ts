import { resolve } from 'node:path';
import { openFiles } from '../adapters/open-files.ts';
import { restoreBackup } from '../backup/restore-backup.ts';
import { StartError } from '../config/start-error.ts';
import type { CommandInput } from './commands.ts';
import { parseArgs } from './parse-args.ts';
import { createProgress } from './progress.ts';

const usage = 'npm run restore -- FOLDER [--replace] [--keep-sessions]';

/** `restore FOLDER`: puts a backup into the data folder. */
export const restore = async ({ args, config, say }: CommandInput): Promise<void> => {
  const { word, flags } = parseArgs(args, ['replace', 'keep-sessions'], usage);
  if (word === undefined) throw new StartError(`Which backup? Usage: ${usage}`);
  if (config.mongodbUrl !== null) {
    throw new StartError('MONGODB_URL names the database: a backup goes into a data folder; unset it to restore one.');
  }
  const { dataDir } = config;
  const files = config.files.kind === 'disk' ? null : await openFiles(config);
  const progress = createProgress('files');
  try {
    const { manifest, aside } = await restoreBackup({
      ...{ backup: resolve(word), dataDir, files, now: Date.now, onProgress: progress.show },
      ...{ replace: flags.replace, keepSessions: flags['keep-sessions'] },
    });
    progress.end();
    const { users, messages } = manifest.counts;
    say(
      `${dataDir} is as it was on ${new Date(manifest.takenAt).toISOString()}: ${users} people, ${messages} messages.`,
    );
    if (!flags['keep-sessions']) say('Everybody signs in again.');
    if (aside !== null) say(`What was there before lies in ${aside}; remove it when you do not need it.`);
  } finally {
    progress.end();
    await files?.close();
  }
};
