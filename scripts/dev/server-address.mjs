// @ts-check
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';

/** @param {string} folder @returns {NodeJS.Dict<string>} */
const readEnvFile = (folder) => {
  try {
    return parseEnv(readFileSync(path.join(folder, '.env'), 'utf8'));
  } catch {
    // None, or one that the server itself complains of in a better sentence.
    return {};
  }
};

/**
 * Where a server that is started in `folder` listens on this machine, by the settings that it reads itself.
 * @param {string} folder @param {NodeJS.Dict<string>} env
 * @returns {string} such as `http://127.0.0.1:3000`
 */
export const serverAddress = (folder, env) => {
  const settings = { ...readEnvFile(folder), ...env };
  const host = settings.HOST?.trim() || '127.0.0.1';
  const reachable = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${settings.PORT?.trim() || '3000'}`;
};
