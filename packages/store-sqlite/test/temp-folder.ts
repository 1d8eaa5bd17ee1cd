import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is gone after `remove`. */
export const makeTempFolder = async (): Promise<{ folder: string; remove(): Promise<void> }> => {
  const folder = await mkdtemp(join(tmpdir(), 'chatter-store-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
};

/** A folder for the running test. */
export const tempFolder = async (): Promise<string> => {
  const { folder, remove } = await makeTempFolder();
  onTestFinished(remove);
  return folder;
};
