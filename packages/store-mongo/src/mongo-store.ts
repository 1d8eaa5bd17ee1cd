import type { Store } from '@chatter/store/store';
import type { Connection } from 'mongoose';
import { ChangeCounter } from './change-counter.ts';
import { connect } from './connect.ts';
import { conversationStore } from './conversation-store.ts';
import { append } from './conversations/append.ts';
import { Lines } from './conversations/lines.ts';
import { Settling } from './conversations/settling.ts';
import { type Deployment, deploymentOf } from './deployment.ts';
import { directory } from './directory.ts';
import { Gate } from './gate.ts';
import { messageById, messagePage } from './messages.ts';
import { migrate } from './migrate.ts';
import { migrations } from './migrations.ts';
import { createModels, type Models } from './models.ts';
import type { Parts } from './parts.ts';
import { createPicture, pictureById, picturesByIds } from './pictures.ts';
import { Profiles } from './profiles.ts';
import { removeUnusedPictures } from './remove-unused.ts';
import * as sessions from './sessions.ts';
import { startSweep } from './sweep.ts';
import * as users from './users.ts';

export interface MongoOptions {
  /** `mongodb://` or `mongodb+srv://`; it may hold a password, and is never logged. */
  readonly url: string;
  /** The database; else the one that the address names, else `chatter`. */
  readonly database?: string | undefined;
  /** Lets the connection's client tell each command that it sends (`commandStarted`). */
  readonly monitorCommands?: boolean | undefined;
}

export interface MongoStore extends Store {
  readonly deployment: Deployment;
  /** For what else lies in the same database. */
  readonly connection: Connection;
}

/**
 * Opens the store in a MongoDB database, which is made when it is missing; several nodes may have it open.
 * @throws Error with a sentence for the operator when a newer Chatter wrote it, and what the driver says when the server
 * cannot be reached
 */
export const openMongoStore = async (options: MongoOptions): Promise<MongoStore> => {
  const connection = await connect(options);
  return openStoreOn(connection, createModels(connection));
};

/** Opens the store over models that were made; the connection is the store's from here on. */
export const openStoreOn = async (connection: Connection, models: Models): Promise<MongoStore> => {
  try {
    await migrate(models, migrations);
    if ((await models.meta.findById('changes').lean())?.epoch === '') {
      throw new Error('A move into this database was cut off; run it again before Chatter starts on it.');
    }
    const gate = new Gate();
    const changes = new ChangeCounter(models);
    const settling = new Settling(models, changes, gate.background);
    const profiles = new Profiles(models, changes, gate.background);
    const parts: Parts = { models, gate, changes, settling, profiles, lines: new Lines(models, settling) };
    const stopSweep = await startSweep(models, settling, profiles);
    return toStore(parts, connection, { deployment: await deploymentOf(connection), stopSweep });
  } catch (error) {
    await connection.destroy();
    throw error;
  }
};

const toStore = (
  parts: Parts,
  connection: Connection,
  { deployment, stopSweep }: { deployment: Deployment; stopSweep(): void },
): MongoStore => {
  const { gate, models, lines } = parts;
  const close = async (): Promise<void> => {
    stopSweep();
    await gate.close();
    await connection.close();
  };
  let closed: Promise<void> | undefined;
  return {
    deployment,
    connection,
    users: userStore(parts),
    sessions: sessionStore(parts),
    conversations: conversationStore(parts),
    messages: {
      append: (message) => gate.write(() => lines.run(append(message))),
      byId: (conversationId, id) => gate.read(() => messageById(parts, conversationId, id)),
      page: (query) => gate.read(() => messagePage(parts, query)),
    },
    pictures: {
      create: (picture) => gate.write(() => createPicture(models, picture)),
      byId: (id) => gate.read(() => pictureById(models, id)),
      byIds: (ids) => gate.read(() => picturesByIds(models, ids)),
      removeUnused: (before, limit) => gate.write(() => removeUnusedPictures(models, before, limit)),
    },
    check: () => gate.read(async () => void (await models.meta.exists({ _id: 'schema' }))),
    counters: () => ({ commits: lines.commits, writes: gate.writes, unsure: gate.unsure }),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
};

const userStore = ({ gate, models, profiles }: Parts): Store['users'] => ({
  create: (user) => gate.write(() => users.createUser(models, user)),
  byId: (id) => gate.read(() => users.userById(models, id)),
  byIds: (ids) => gate.read(() => users.usersByIds(models, ids)),
  byEmailKey: (emailKey) => gate.read(() => users.userByEmailKey(models, emailKey)),
  update: (id, patch) => gate.write(() => users.updateUser(profiles, id, patch)),
  setPassword: (change) => gate.write(() => users.setPassword(models, change)),
  touch: (id, at) => gate.write(() => users.touchUser(models, id, at)),
  directory: (query) => gate.read(() => directory(models, query)),
});

const sessionStore = ({ gate, models }: Parts): Store['sessions'] => ({
  create: (session) => gate.write(() => sessions.createSession(models, session)),
  byId: (id) => gate.read(() => sessions.sessionById(models, id)),
  rotate: (change) => gate.write(() => sessions.rotateSession(models, change)),
  confirm: (id, generation) => gate.write(() => sessions.confirmSession(models, id, generation)),
  end: (id, userId) => gate.write(() => sessions.endSession(models, id, userId)),
  endOthers: (userId, keep) => gate.write(() => sessions.endOtherSessions(models, userId, keep)),
  ofUser: (userId, now) => gate.read(() => sessions.sessionsOfUser(models, userId, now)),
  removeExpired: (now) => gate.write(() => sessions.removeExpiredSessions(models, now)),
});
