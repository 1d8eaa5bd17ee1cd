import { join, resolve } from 'node:path';
import { openFiles } from '../adapters/open-files.ts';
import { takeBackup } from '../backup/take-backup.ts';
import { StartError } from '../config/start-error.ts';
import type { CommandInput } from './commands.ts';
import { parseArgs } from './parse-args.ts';
import { createProgress } from './progress.ts';

const defaultTarget = (): string => join('backups', new Date().toISOString().replace(/[:.]/g, '-'));

/** `backup [FOLDER]`: a backup of the installation, also while it runs. */
export const backup = async ({ args, config, version, say }: CommandInput): Promise<void> => {
  const { word } = parseArgs(args, [], 'npm run backup [-- FOLDER]');
  if (config.mongodbUrl !== null) {
    throw new StartError('MONGODB_URL names the database: take its backup with mongodump, which is made for that.');
  }
  const target = resolve(word ?? defaultTarget());
  const files = await openFiles(config, { shared: true });
  const progress = createProgress('files');
  try {
    const { dataDir } = config;
    const secretsFile = config.secretsFile ?? join(dataDir, 'secrets.json');
    const parts = { dataDir, secretsFile, files, target, version, now: Date.now, onProgress: progress.show };
    const { counts, files: copied, missingFiles } = await takeBackup(parts);
    progress.end();
    const { users, conversations, messages } = counts;
    say(`${target}: ${users} people, ${conversations} conversations, ${messages} messages, ${copied.count} files.`);
    if (missingFiles > 0) say(`${missingFiles} files of pictures were not where they belong; all else is complete.`);
  } finally {
    progress.end();
    await files.close();
  }
};
