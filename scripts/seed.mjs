// @ts-check
// `npm run seed`: fills an empty data folder with a pleasant demo, by starting the server in this process and talking
// to it through the SDK. `npm run seed -- --help` lists the options.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { serverBundle } from './build/server-bundle.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { cacheFolder, root } from './setup/root.mjs';

const run = async () => {
  process.chdir(root);
  await ensureInstalled();
  const esbuild = await import('esbuild');
  const outfile = path.join(cacheFolder, `seed-${process.pid}`, 'seed.js');
  try {
    await esbuild.build({ ...serverBundle(outfile), entryPoints: ['scripts/seed/run-seed.ts'], absWorkingDir: root });
    const { runSeed } = await import(pathToFileURL(outfile).href);
    await runSeed(process.argv.slice(2), process.env);
  } finally {
    const { rm } = await import('node:fs/promises');
    await rm(path.dirname(outfile), { recursive: true, force: true });
  }
};

run().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
