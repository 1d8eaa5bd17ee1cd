// @ts-check
// `npm run check`: everything that is looked at without running Chatter; the pipeline runs the same list.
import { runChecks } from './check/run-checks.mjs';
import { ensureInstalled } from './setup/install.mjs';

await ensureInstalled();
const { failed } = await runChecks();
process.exitCode = failed === 0 ? 0 : 1;
