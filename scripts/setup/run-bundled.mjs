// @ts-check
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serverBundle } from '../build/server-bundle.mjs';
import { ensureInstalled } from './install.mjs';
import { cacheFolder, root } from './root.mjs';

/**
 * Makes one file of a program that holds the server, loads it and hands its exports over; the file goes away afterwards.
 * @param {string} entry path of the program in the checkout
 * @param {(exports: Record<string, (...args: unknown[]) => Promise<unknown>>) => Promise<unknown>} run
 * @param {string[]} [external] further packages that stay outside
 */
export const runBundled = async (entry, run, external = []) => {
  process.chdir(root);
  await ensureInstalled();
  const esbuild = await import('esbuild');
  const outdir = path.join(cacheFolder, `${path.basename(entry, '.ts')}-${process.pid}`);
  const bundle = serverBundle(outdir);
  try {
    await esbuild.build({
      ...bundle,
      external: [...(bundle.external ?? []), ...external],
      entryPoints: { program: entry },
      absWorkingDir: root,
    });
    await run(await import(pathToFileURL(path.join(outdir, 'program.js')).href));
  } finally {
    const { rm } = await import('node:fs/promises');
    await rm(outdir, { recursive: true, force: true });
  }
};
