// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, inRoot, root } from './root.mjs';

/** What a build leaves; the stamp lies beside the server's bundle and goes with it. */
export const built = {
  server: inRoot('apps/server/dist'),
  web: inRoot('apps/web/dist'),
  client: inRoot('packages/client/dist'),
};
export const serverEntry = path.join(built.server, 'cli.js');
const threadEntry = path.join(built.server, 'writer-thread.js');
export const stampFile = path.join(built.server, 'build-stamp');

/** @returns {string | null} why a build is needed */
const buildReason = () => {
  const page = path.join(built.web, 'index.html');
  const needed = [serverEntry, threadEntry, page, path.join(built.client, 'index.js'), stampFile];
  if (!needed.every((file) => existsSync(file))) return 'there is none yet';
  return readFileSync(stampFile, 'utf8') === fingerprint(root) ? null : 'the sources have changed';
};

/** Builds page, server and SDK when the sources are not those of the last build. @throws when the build fails */
export const ensureBuilt = async () => {
  if (buildReason() === null) return;
  await withLock(
    path.join(cacheFolder, 'setup.lock'),
    async () => {
      const reason = buildReason();
      if (reason === null) return;
      console.error(`Building Chatter, because ${reason} …`);
      const { status } = spawnSync(process.execPath, [inRoot('scripts/build.mjs'), '--locked'], {
        cwd: root,
        stdio: ['ignore', 'inherit', 'inherit'],
      });
      if (status !== 0) throw new Error('The build failed: see above.');
    },
    () => console.error('Another start is building: waiting for it …'),
  );
};
