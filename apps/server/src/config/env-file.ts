import { readFileSync } from 'node:fs';
import { join } from 'node:path';
// As a whole: an old Node has no `parseEnv`, and must get as far as being told so.
import util from 'node:util';
import type { Environment } from '../config.ts';
import { StartError } from './start-error.ts';

/** The settings of `.env` in `folder`, if there is one, under those of `env`, which win. */
export const withEnvFile = (folder: string, env: Environment): Environment => {
  const path = join(folder, '.env');
  try {
    return { ...util.parseEnv(readFileSync(path, 'utf8')), ...env };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return env;
    throw new StartError(`${path} cannot be read; make it readable for the user that runs Chatter, or remove it.`);
  }
};
