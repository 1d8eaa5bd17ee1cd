// @ts-check
// Builds page, server and SDK into a scratch folder, and moves them into place only when all of it has worked.
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { clientBundle } from './build/client-bundle.mjs';
import { compressFolder } from './build/compress.mjs';
import { serverBundle } from './build/server-bundle.mjs';
import { buildServiceWorker } from './build/service-worker.mjs';
import { built, stampFile } from './setup/ensure-built.mjs';
import { fingerprint } from './setup/fingerprint.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { withLock } from './setup/lock.mjs';
import { cacheFolder, inRoot, root } from './setup/root.mjs';

/** Scripts that are copied as they are, because they run before all others. @param {string} file */
const minifyScript = async (file) => {
  const esbuild = await import('esbuild');
  const { code } = await esbuild.transform(await readFile(file, 'utf8'), { minify: true, target: 'es2022' });
  await writeFile(file, code);
};

/** @param {string} outDir */
const buildWeb = async (outDir) => {
  const vite = await import('vite');
  await vite.build({
    root: inRoot('apps/web'),
    configFile: inRoot('apps/web/vite.config.ts'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  });
  for (const file of ['theme.js', 'locales-ahead.js']) await minifyScript(path.join(outDir, file));
  await buildServiceWorker(outDir);
  await compressFolder(outDir);
};

/** @param {string} from @param {string} to @param {string} aside */
const moveIntoPlace = async (from, to, aside) => {
  await rename(to, aside).catch(() => undefined);
  await rename(from, to);
};

const build = async () => {
  const startedAt = performance.now();
  // Taken first: a file that changes during the build makes the next start build again.
  const print = fingerprint(root);
  const scratch = path.join(cacheFolder, `build-${process.pid}`);
  await mkdir(scratch, { recursive: true });
  try {
    const esbuild = await import('esbuild');
    const out = {
      server: path.join(scratch, 'server'),
      web: path.join(scratch, 'web'),
      client: path.join(scratch, 'client'),
    };
    await Promise.all([
      esbuild.build({ ...serverBundle(out.server), absWorkingDir: root }),
      esbuild.build({ ...clientBundle(path.join(out.client, 'index.js')), absWorkingDir: root }),
      buildWeb(out.web),
    ]);
    await rm(stampFile, { force: true });
    await moveIntoPlace(out.web, built.web, path.join(scratch, 'old-web'));
    await moveIntoPlace(out.client, built.client, path.join(scratch, 'old-client'));
    await moveIntoPlace(out.server, built.server, path.join(scratch, 'old-server'));
    await writeFile(stampFile, print);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  console.error(`Built in ${((performance.now() - startedAt) / 1_000).toFixed(1)} s.`);
};

process.chdir(root);
// Whatever the shell or a test says: for anything else Vite takes other files of the libraries.
process.env.NODE_ENV = 'production';
try {
  // `--locked`: whoever calls holds the lock already.
  if (process.argv.includes('--locked')) await build();
  else {
    await ensureInstalled();
    await withLock(path.join(cacheFolder, 'setup.lock'), build);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
