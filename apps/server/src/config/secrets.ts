import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, link, mkdir, open, readFile, stat, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { StartError } from './start-error.ts';
import { unfinishedRestore } from './unfinished-restore.ts';

const key = z.string().check(z.regex(/^[0-9A-Za-z_-]{43}$/));
const secretsSchema = z.strictObject({ accessTokenKey: key, refreshTokenKey: key });

/** Keys of 32 bytes, base64url. They never leave the server and never reach a log. */
export type Secrets = z.infer<typeof secretsSchema>;

const newKey = (): string => randomBytes(32).toString('base64url');

const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException).code;

/** Written whole beside the place, then linked to it: of two starts at once, both use the keys of the first. */
const create = async (path: string): Promise<void> => {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await file.writeFile(`${JSON.stringify({ accessTokenKey: newKey(), refreshTokenKey: newKey() }, null, 2)}\n`);
    await file.sync();
  } finally {
    await file.close();
  }
  try {
    await link(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    await unlink(draft);
  }
};

const closeToOthers = async (path: string): Promise<void> => {
  if (process.platform === 'win32' || ((await stat(path)).mode & 0o077) === 0) return;
  try {
    await chmod(path, 0o600);
  } catch {
    throw new StartError(`Others can read ${path}; make it private with: chmod 600 ${path}`);
  }
};

const parse = (path: string, text: string): Secrets => {
  try {
    return secretsSchema.parse(JSON.parse(text));
  } catch {
    throw new StartError(
      `${path} is damaged; restore it from a backup, or remove it and everybody has to sign in again.`,
    );
  }
};

const readNamed = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new StartError(
      `The file ${path} that SECRETS_FILE names cannot be read (${codeOf(error)}); copy secrets.json of the data folder of a first node there.`,
    );
  }
};

/** Makes the data folder (0700) where it is missing. @throws StartError */
export const prepareDataDir = async (folder: string): Promise<void> => {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const probe = join(folder, `.write-probe-${process.pid}`);
    await (await open(probe, 'w', 0o600)).close();
    await unlink(probe);
  } catch (error) {
    throw new StartError(
      `The data folder ${folder} cannot be written (${codeOf(error)}); give the user that runs Chatter the right to, or choose another with DATA_DIR.`,
    );
  }
  if (existsSync(join(folder, unfinishedRestore))) {
    throw new StartError(`A restore into ${folder} was cut off; run it again before Chatter starts there.`);
  }
};

/**
 * The keys of this installation: made at the first start, kept in `secrets.json` (0600) of the data folder.
 * @param named a file that is used instead and must be there: of nodes that each made their own, none would know the
 * other's tokens. Who may read it is for whoever put it there to say.
 * @throws StartError
 */
export const loadSecrets = async (folder: string, named: string | null = null): Promise<Secrets> => {
  if (named !== null) return parse(named, await readNamed(named));
  const path = join(folder, 'secrets.json');
  try {
    await stat(path);
  } catch (error) {
    if (codeOf(error) !== 'ENOENT') throw error;
    await create(path);
  }
  await closeToOthers(path);
  return parse(path, await readFile(path, 'utf8'));
};
