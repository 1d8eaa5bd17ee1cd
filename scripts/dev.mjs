// @ts-check
// `npm run dev`: the server is bundled and started again whenever one of its sources changes; the page comes from
// Vite, which passes /api and /socket.io on. One Ctrl-C ends both.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { serverBundle } from './build/server-bundle.mjs';
import { serverAddress } from './dev/server-address.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { cacheFolder, inRoot, root } from './setup/root.mjs';

process.chdir(root);
await ensureInstalled();
const [esbuild, vite] = await Promise.all([import('esbuild'), import('vite')]);

// Away from what a build left: the thread's program must be of the same sources as the server.
const folder = path.join(cacheFolder, 'dev');
// Read by Vite's configuration of the page.
process.env.CHATTER_DEV_SERVER ??= serverAddress(root, process.env);
const page = await vite.createServer({ root: inRoot('apps/web'), configFile: inRoot('apps/web/vite.config.ts') });
await page.listen();
const address = page.resolvedUrls?.local[0] ?? 'http://localhost:5173/';

/** @type {import('node:child_process').ChildProcess | null} */
let server = null;

/** @returns {Promise<void>} */
const stopServer = () =>
  new Promise((resolve) => {
    if (server === null || server.exitCode !== null || server.signalCode !== null) return resolve();
    server.once('exit', () => resolve());
    server.kill('SIGTERM');
  });

// One restart at a time: the old server must have let go of port and data folder.
let restarts = Promise.resolve();
const restartServer = () => {
  restarts = restarts.then(async () => {
    await stopServer();
    const origins = [process.env.ALLOWED_ORIGINS, new URL(address).origin].filter(Boolean).join(',');
    server = spawn(process.execPath, [path.join(folder, 'cli.js')], {
      stdio: 'inherit',
      env: { ...process.env, ALLOWED_ORIGINS: origins },
    });
  });
};

const watch = await esbuild.context({
  ...serverBundle(folder),
  absWorkingDir: root,
  sourcemap: 'inline',
  plugins: [
    {
      name: 'restart',
      setup: (build) => build.onEnd(({ errors }) => (errors.length === 0 ? restartServer() : undefined)),
    },
  ],
});
await watch.watch();
console.log(`The page, with live reload: ${address}`);

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  await Promise.all([watch.dispose(), page.close(), restarts.then(stopServer)]);
  process.exit(0);
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);
