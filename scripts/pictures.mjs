// @ts-check
// `npm run pictures`: takes a picture of every scene of the visual reference, at each width and in both themes, from
// the seeded demo at a fixed moment. `-- --only 22` takes those of one check, `-- --only lightbox` those of a scene.
// The machine needs fonts for emoji and for Korean and Japanese (Debian: fonts-noto-color-emoji, fonts-noto-cjk).
import { ensureInstalled } from './setup/install.mjs';
import { runBundled } from './setup/run-bundled.mjs';

const run = async () => {
  await ensureInstalled();
  const { ensureBuilt } = await import('./setup/ensure-built.mjs');
  await ensureBuilt();
  await runBundled(
    'scripts/pictures/run-pictures.ts',
    async ({ runPictures }) => runPictures?.(process.argv.slice(2), process.env),
    ['playwright-core'],
  );
};

run().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
