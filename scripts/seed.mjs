// @ts-check
// `npm run seed`: fills an empty data folder with a pleasant demo, by starting the server in this process and talking
// to it through the SDK. `npm run seed -- --help` lists the options.
import { runBundled } from './setup/run-bundled.mjs';

runBundled('scripts/seed/run-seed.ts', async ({ runSeed }) => runSeed?.(process.argv.slice(2), process.env)).catch(
  (error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
