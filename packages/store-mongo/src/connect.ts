import { endLostWrites } from '@chatter/mongo-watch/end-lost-writes';
import { keepWatched, watchTimes } from '@chatter/mongo-watch/keep-watched';
import mongoose, { type Connection, type ConnectOptions } from 'mongoose';
import type { MongoOptions } from './mongo-store.ts';

/** The database, when the address names none. */
export const defaultDatabase = 'chatter';

/**
 * Connects once and for all: the driver finds a new primary, or the server after its return, by itself.
 * @throws what the driver says; the address, which may hold a password, is not part of it
 */
export const connect = async ({ url, database, monitorCommands = false }: MongoOptions): Promise<Connection> => {
  const options = {
    dbName: database ?? databaseOf(url) ?? defaultDatabase,
    appName: 'chatter',
    monitorCommands,
    autoIndex: false,
    autoCreate: false,
    bufferCommands: false,
    sanitizeFilter: true,
    ignoreUndefined: true,
    retryWrites: true,
    retryReads: true,
    w: 'majority',
    journal: true,
    // What was seen must not be taken back by an election (D3).
    readConcern: { level: 'majority' },
    readPreference: 'primary',
    serverSelectionTimeoutMS: 5_000,
    ...watchTimes,
    maxPoolSize: 50,
  } as const satisfies ConnectOptions;
  endLostWrites();
  const connection = mongoose.createConnection(url, options);
  try {
    await connection.asPromise();
    connection.once('close', keepWatched(connection.getClient()));
    return connection;
  } catch (error) {
    await connection.destroy();
    throw error;
  }
};

const databaseOf = (url: string): string | undefined => /^[a-z+]+:\/\/[^/?]+\/([^?]+)/.exec(url)?.[1];
