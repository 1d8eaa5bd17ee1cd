// @ts-check
import { randomBytes } from 'node:crypto';
import mongoose from 'mongoose';
import { withDatabase } from '../../scripts/suite/with-database.mjs';

/**
 * A database of a test's own on the MongoDB that somebody names.
 * @typedef {object} MongoDatabase
 * @property {string} url with the name of the database in it
 * @property {string} server which server it is, in words
 * @property {() => Promise<void>} drop
 */

/**
 * Servers that speak MongoDB's protocol report a version of it, too; the storage engine tells them apart.
 * @param {{ version: string, storageEngines?: string[] }} buildInfo what the command of this name answers
 * @returns {string} for the reader of a figure
 */
export const describeServer = ({ version, storageEngines = [] }) => {
  if (storageEngines.includes('wiredTiger')) return `MongoDB ${version}`;
  const engine = storageEngines.join(', ') || 'unknown';
  return `a server that speaks the protocol of MongoDB ${version} (storage engine: ${engine}), whose query times are not MongoDB's`;
};

/**
 * @param {string} url of the server
 * @returns {Promise<MongoDatabase>} a name nobody else has; the database itself comes with what is written
 */
export const takeMongoDatabase = async (url) => {
  const database = `chatter-${randomBytes(6).toString('hex')}`;
  /** @template Result @param {(client: mongoose.mongo.MongoClient) => Promise<Result>} act */
  const once = async (act) => {
    const client = await mongoose.mongo.MongoClient.connect(url);
    try {
      return await act(client);
    } finally {
      await client.close();
    }
  };
  const info = await once((client) => client.db('admin').command({ buildInfo: 1 }));
  return {
    url: withDatabase(url, database),
    server: describeServer(/** @type {{ version: string, storageEngines?: string[] }} */ (info)),
    drop: () => once(async (client) => void (await client.db(database).dropDatabase())),
  };
};
