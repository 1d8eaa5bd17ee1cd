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
  /** Stands still for so long. */
  stall(ms: number): Promise<void>;
}

/** Ways on which something may stand between a node and the others. */
export interface NodeWays {
  /** @returns the address by which the node reaches Redis */
  toRedis(url: string): Promise<string>;
  /** @returns the address by which the node reaches the database */
  toMongo(url: string): Promise<string>;
  /** @param port of the node @returns the one at which nginx finds it */
  toNode(port: number): Promise<number>;
}

/** Built nodes on one MongoDB, joined by a Redis of their own, with nginx in front as it is shipped. */
export interface ClusterProcess {
  readonly nginx: Nginx;
  readonly redis: TestRedis;
  readonly nodes: readonly ClusterNode[];
  /** Which server the database is on, in words. */
  readonly database: string;
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
  /** Of the MongoDB; what `MONGODB_URL` names when not told. */
  readonly mongoUrl?: string | undefined;
  /** Called once for each node, before it starts; all ways are direct when not told. */
  readonly ways?: () => NodeWays;
}

const direct: NodeWays = {
  toRedis: async (url) => url,
  toMongo: async (url) => url,
  toNode: async (port) => port,
};

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
    stall: async (ms) => running?.stall(ms),
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
  mongoUrl = process.env.MONGODB_URL,
  ways: waysOf = () => direct,
}: ClusterOptions = {}): Promise<ClusterProcess> => {
  if (mongoUrl === undefined || redisProgram === null) throw new Error(missingForCluster() ?? 'no MongoDB');
  const ends: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of ends.splice(0).reverse()) await end();
  };
  try {
    const { folder, remove } = await makeFolder();
    ends.push(remove);
    const mongo = await takeMongoDatabase(mongoUrl);
    ends.push(mongo.drop);
    const redis = await startRedis(redisProgram);
    ends.push(redis.close);
    const ports = await takePorts();
    const shared = {
      PUBLIC_ORIGIN: port === undefined ? `https://${hosts.page}:${ports.https}` : `http://localhost:${port}`,
      TRUST_PROXY: 'loopback',
      LOG_LEVEL: 'info',
      ...env,
    };
    const nodes: ClusterNode[] = [];
    const addresses: number[] = [];
    const add = async (own: Record<string, string>): Promise<void> => {
      const ways = waysOf();
      const [MONGODB_URL, REDIS_URL] = [await ways.toMongo(mongo.url), await ways.toRedis(redis.url)];
      const env = { ...shared, MONGODB_URL, REDIS_URL, ...own };
      const node = await startNode(path.join(folder, `node-${nodes.length}`), env);
      ends.push(node.stop);
      nodes.push(node);
      addresses.push(await ways.toNode(Number(new URL(node.url).port)));
    };
    // The first makes the keys, as on an installation that grows; the others are given them.
    await add({});
    const keys = { SECRETS_FILE: path.join(folder, 'node-0', 'secrets.json') };
    while (nodes.length < count) await add(keys);
    const nginx = await startNginx({
      ...{ site: 'chatter-cluster', ports, nodes: addresses, webDir: built.web },
      ...(port === undefined ? {} : { door: port }),
    });
    ends.push(nginx.stop);
    return { nginx, redis, nodes, database: mongo.server, close };
  } catch (error) {
    await close();
    throw error;
  }
};
