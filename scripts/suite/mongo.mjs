// @ts-check
import { existsSync } from 'node:fs';
import path from 'node:path';

const how = 'name a server in MONGODB_URL, or a mongod in MONGOMS_SYSTEM_BINARY';

/** @returns {string | null} a mongod of this machine */
const findMongod = () => {
  const named = process.env.MONGOMS_SYSTEM_BINARY;
  if (named !== undefined) return existsSync(named) ? named : null;
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, 'mongod')).find((file) => existsSync(file)) ?? null;
};

/**
 * A MongoDB for the tests: the server that `MONGODB_URL` names, else a replica set of three of this machine's mongod.
 * @returns {Promise<{ url: string | null, stop: () => Promise<void> }>} null when there is none, which is said
 * @throws in a pipeline (`CI=true`) when there is none: there nothing may be left out silently
 */
export const startMongo = async () => {
  const nothing = async () => {};
  if (process.env.MONGODB_URL) return { url: process.env.MONGODB_URL, stop: nothing };
  const mongod = findMongod();
  if (mongod !== null) {
    const { MongoMemoryReplSet } = await import('mongodb-memory-server-core');
    const replicaSet = await MongoMemoryReplSet.create({
      replSet: { count: 3, storageEngine: 'wiredTiger' },
      binary: { systemBinary: mongod },
      // Faults on purpose (`configureFailPoint`) are part of the tests.
      instanceOpts: [1, 2, 3].map(() => ({ args: ['--setParameter', 'enableTestCommands=1'] })),
    });
    return { url: replicaSet.getUri(), stop: async () => void (await replicaSet.stop()) };
  }
  const sentence = `There is no MongoDB here: ${how}. Left out: the tests of the store on MongoDB, of the server over it, and of a cluster.`;
  if (process.env.CI === 'true') throw new Error(sentence);
  console.error(sentence);
  return { url: null, stop: nothing };
};
