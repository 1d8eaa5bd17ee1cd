// @ts-check
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { inRoot } from '../setup/root.mjs';

// Kept when they are first used: emoji are more than all the rest together, and most people need one script's letters.
const later = /^(data-.*\.js|wix-.*\.woff2)$/;
const always = /-latin-wght-.*\.woff2$/;
const unhashed = ['theme.js', 'locales-ahead.js', 'favicon.svg', 'manifest.webmanifest'];

/**
 * The addresses of what a page needs to open without a network.
 * @param {string[]} assets names of the built files
 */
export const neededParts = (assets) => [
  ...unhashed.map((name) => `/${name}`),
  ...assets
    .filter((name) => /\.(js|css|woff2)$/.test(name) && (always.test(name) || !later.test(name)))
    .map((name) => `/assets/${name}`)
    .sort(),
];

/**
 * Builds the page's service worker for the files in a folder. Its name of the version is made from them and the index, so
 * that a build that changes nothing changes nothing here.
 * @param {string} outDir of the built page
 */
export const buildServiceWorker = async (outDir) => {
  const esbuild = await import('esbuild');
  const parts = neededParts(await readdir(path.join(outDir, 'assets')));
  const hash = createHash('sha256').update(parts.join());
  for (const name of ['index.html', ...unhashed]) hash.update(await readFile(path.join(outDir, name)));
  await esbuild.build({
    entryPoints: [inRoot('apps/web/worker/service-worker.ts')],
    outfile: path.join(outDir, 'sw.js'),
    ...{ bundle: true, minify: true, format: 'iife', target: 'es2022', logLevel: 'warning' },
    define: { version: JSON.stringify(hash.digest('hex').slice(0, 12)), parts: JSON.stringify(parts) },
  });
};
