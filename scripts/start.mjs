// @ts-check
// `npm start`: prepares what is missing, then becomes the server. Has no dependency and loads the rest only after
// looking at the version of Node, which may be too old to read it.
import { nodeVersionProblem } from './setup/node-version.mjs';

const start = async () => {
  const { ensureInstalled } = await import('./setup/install.mjs');
  const { ensureBuilt, serverEntry } = await import('./setup/ensure-built.mjs');
  const { root } = await import('./setup/root.mjs');
  const { pathToFileURL } = await import('node:url');
  // ./data and ./.env are those of the checkout, from wherever it is started.
  process.chdir(root);
  await ensureInstalled();
  await ensureBuilt();
  // In this process: signals, exit codes and arguments are the server's own.
  await import(pathToFileURL(serverEntry).href);
};

const problem = nodeVersionProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else {
  start().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
