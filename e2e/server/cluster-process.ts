import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { redisProgram, startRedis, type TestRedis } from '../../apps/server/test/redis-server.ts';
import { hosts } from '../../deploy/test/render-site.ts';
import { type Nginx, nginxPath, startNginx, takePorts } from '../../deploy/test/start-nginx.ts';
import { built } from '../../scripts/setup/ensure-built.mjs';
import { type ChatterProcess, makeFolder, startChatter } from './chatter-process.mjs';
import { takeMongoDatabase } from './mongo-database.mjs';

/** A node at an address of its own, whichever process serves there at the moment. */
export interface ClusterNode {
  readonly url: string;
  /** Ends by SIGTERM what serves there, as an update does, and starts a new process. Resolves when that one hears. */
  replace(): Promise<void>;
  /** SIGKILL: no chance to say or save anything. */
  kill(): Promise<void>;
  /** A new process after a kill. Resolves when it hears the others. */
  start(): Promise<void>;
}

/** Built nodes on one MongoDB, joined by a Redis of their own, with nginx in front as it is shipped. */
export interface ClusterProcess {
  readonly nginx: Nginx;
  readonly redis: TestRedis;
  readonly nodes: readonly ClusterNode[];
  /** Ends all of it, and removes what it left. */
  close(): Promise<void>;
}

export interface ClusterOptions {
  /** How many; 2 when not told. */
  readonly nodes?: number;
  /** Port at which a browser of this machine finds it by http://localhost; when not told, it is by name and TLS alone. */
  readonly port?: number;
  /** Further settings of every node. */
  readonly env?: Readonly<Record<string, string>>;
}

const hears = 'the bus is there';

/** @returns what a cluster needs and this machine has not, in a sentence; null when all is there @throws in a pipeline, where nothing may be missing */
export const missingForCluster = (): string | null => {
  const missing = [
    ...(process.env.MONGODB_URL ? [] : ['a MongoDB (name one in MONGODB_URL)']),
    ...(redisProgram === null ? ['redis-server'] : []),
    ...(nginxPath === null ? ['nginx'] : []),
  ];
  if (missing.length === 0) return null;
  const sentence = `A cluster needs ${missing.join(' and ')}, which is not here.`;
  if (process.env.CI === 'true') throw new Error(sentence);
  return sentence;
};

const startHearing = async (options: Parameters<typeof startChatter>[0]): Promise<ChatterProcess> => {
  const started = await startChatter(options);
  while (!started.said().includes(hears)) await wait(20);
  return started;
};

const startNode = async (
  folder: string,
  env: Record<string, string>,
): Promise<ClusterNode & { stop(): Promise<void> }> => {
  let running: ChatterProcess | null = await startHearing({ folder, env });
  const { url } = running;
  const port = Number(new URL(url).port);
  const start = async () => {
    running = await startHearing({ folder, port, env });
  };
  const stop = async () => {
    const leaving = running;
    running = null;
    await leaving?.stop();
  };
  return {
    url,
    start,
    stop,
    async replace() {
      await stop();
      await start();
    },
    async kill() {
      const dying = running;
      running = null;
      await dying?.kill();
    },
  };
};

/**
 * Starts a cluster of real processes on the MongoDB that `MONGODB_URL` names, in a database of its own.
 * @throws with what `missingForCluster` says
 */
export const startClusterProcess = async ({
  nodes: count = 2,
  port,
  env = {},
}: ClusterOptions = {}): Promise<ClusterProcess> => {
  const { MONGODB_URL } = process.env;
  if (MONGODB_URL === undefined || redisProgram === null) throw new Error(missingForCluster() ?? 'no MongoDB');
  const ends: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const { folder, remove } = await makeFolder();
    ends.push(remove);
    const mongo = await takeMongoDatabase(MONGODB_URL);
    ends.push(mongo.drop);
    const redis = await startRedis(redisProgram);
    ends.push(redis.close);
    const ports = await takePorts();
    const shared = {
      MONGODB_URL: mongo.url,
      REDIS_URL: redis.url,
      PUBLIC_ORIGIN: port === undefined ? `https://${hosts.page}:${ports.https}` : `http://localhost:${port}`,
      TRUST_PROXY: 'loopback',
      LOG_LEVEL: 'info',
      ...env,
    };
    const add = async (name: string, own: Record<string, string>): Promise<ClusterNode> => {
      const node = await startNode(path.join(folder, name), { ...shared, ...own });
      ends.push(node.stop);
      return node;
    };
    // The first makes the keys, as on an installation that grows; the others are given them.
    const first = await add('node-0', {});
    const keys = { SECRETS_FILE: path.join(folder, 'node-0', 'secrets.json') };
    const nodes = [first];
    while (nodes.length < count) nodes.push(await add(`node-${nodes.length}`, keys));
    const addresses = nodes.map(({ url }) => Number(new URL(url).port));
    const nginx = await startNginx({
      ...{ site: 'chatter-cluster', ports, nodes: addresses, webDir: built.web },
      ...(port === undefined ? {} : { door: port }),
    });
    ends.push(nginx.stop);
    return { nginx, redis, nodes, close };
  } catch (error) {
    await close();
    throw error;
  }
};
