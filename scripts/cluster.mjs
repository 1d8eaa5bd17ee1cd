// @ts-check
// `MONGODB_URL=… npm run cluster`: a cluster to look at, on this machine, with a Redis and an nginx of its own. It
// begins empty, and all of it goes away with Ctrl-C.
//   -- --nodes 3 --port 3000
import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { ensureBuilt } from './setup/ensure-built.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { runBundled } from './setup/run-bundled.mjs';

/** @import { ClusterProcess } from '../e2e/server/cluster-process.ts' */

try {
  const { values } = parseArgs({
    options: { nodes: { type: 'string', default: '2' }, port: { type: 'string', default: '3000' } },
  });
  await ensureInstalled();
  await ensureBuilt();
  await runBundled('e2e/server/cluster-process.ts', async ({ startClusterProcess }) => {
    const options = { nodes: Number(values.nodes), port: Number(values.port) };
    const cluster = /** @type {ClusterProcess} */ (await startClusterProcess?.(options));
    for (const { url } of cluster.nodes) console.log(`a node: ${url}`);
    console.log(`Redis: ${cluster.redis.url}`);
    console.log(`The cluster is ready at http://localhost:${values.port}`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await cluster.close();
  });
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
