import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { FileStore } from '@chatter/store/files';
import type { Store } from '@chatter/store/store';
import { openSqliteStore } from '@chatter/store-sqlite/sqlite-store';
import packageFile from '../package.json' with { type: 'json' };
import { createAccessTokens } from './access/access-tokens.ts';
import { createAuthenticator } from './access/authenticate.ts';
import { createRefreshTokens } from './access/refresh-tokens.ts';
import { openFiles } from './adapters/open-files.ts';
import { loadSecrets, prepareDataDir, type Secrets } from './config/secrets.ts';
import { StartError } from './config/start-error.ts';
import type { Config } from './config.ts';
import type { Accounts } from './domain/accounts/accounts.ts';
import { createPasswordHasher, type PasswordHasher } from './domain/accounts/password-hasher.ts';
import { createSigninGuard } from './domain/accounts/signin-guard.ts';
import type { Clock, Context } from './domain/context.ts';
import { createSendLimit } from './domain/messages/send-limit.ts';
import { closeHttp } from './http/close-http.ts';
import { createApp } from './http/create-app.ts';
import { createHttpServer, type HttpTimeouts, httpTimeouts } from './http/create-http-server.ts';
import { listen } from './http/listen.ts';
import type { Lifecycle } from './http/system.ts';
import { startCleanUp } from './jobs/clean-up.ts';
import { createLog, type Logger } from './log.ts';
import { createRealtime } from './realtime/create-realtime.ts';
import type { Realtime } from './realtime/realtime.ts';
import { type LiveTimeouts, liveTimeouts } from './realtime/server-options.ts';

export const version = packageFile.version;

/** What may be put in place of the real thing. */
export interface ServerParts {
  readonly clock?: Clock;
  readonly store?: Store;
  readonly files?: FileStore;
  readonly log?: Logger;
  readonly passwords?: PasswordHasher;
  readonly webDir?: string;
  readonly timeouts?: Partial<HttpTimeouts & LiveTimeouts>;
}

export interface Server {
  /** Where a browser on this machine finds it. */
  readonly url: string;
  readonly port: number;
  readonly context: Context;
  /** Finishes what was begun, tells clients, and stops within ten seconds. */
  close(): Promise<void>;
}

// The same way from `src/main.ts` and from the bundle `dist/cli.js`.
const builtPage = fileURLToPath(new URL('../../web/dist', import.meta.url));

// Beside the bundle; run from the sources there is none, and commits happen on the event loop.
const builtThread = new URL('./writer-thread.js', import.meta.url);
const writerThread = existsSync(builtThread) ? builtThread : undefined;

// Times are stored as integers: half a millisecond from an injected clock would be refused by the record.
const wholeMilliseconds = (clock: Clock): Clock => ({ now: () => Math.trunc(clock.now()) });

const localUrl = ({ host }: Config, port: number): string => {
  const everywhere = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host);
  return `http://${everywhere ? 'localhost' : host.includes(':') ? `[${host}]` : host}:${port}`;
};

const createAccounts = (
  config: Config,
  secrets: Secrets,
  ground: Context,
  passwords: PasswordHasher | undefined,
): Accounts => ({
  ...ground,
  passwords: passwords ?? createPasswordHasher(),
  accessTokens: createAccessTokens(secrets.accessTokenKey, ground.clock),
  refreshTokens: createRefreshTokens(secrets.refreshTokenKey),
  guard: createSigninGuard(config.signinFailuresPerQuarter),
});

const openStore = (config: Config, log: Logger): Promise<Store> =>
  config.mongodbUrl === null
    ? openSqliteStore({ folder: config.dataDir, writerThread })
    : openMongo(config.mongodbUrl, log);

const openMongo = async (url: string, log: Logger): Promise<Store> => {
  // Loaded only when it is used: Mongoose and its driver are larger than the rest of the server.
  const { openMongoStore } = await import('@chatter/store-mongo/mongo-store');
  const store = await openMongoStore({ url }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartError(`The MongoDB that MONGODB_URL names cannot be used: ${reason}`, { cause: error });
  });
  if (store.deployment === 'standalone server') {
    log.warn(
      'The MongoDB is a standalone server: nobody takes over when it stops, and what it acknowledged is as safe as its one disk. A replica set, also one of a single member, promises more.',
    );
  }
  return store;
};

/** Opens what is kept in the data folder and, where one is named, in the MongoDB. @throws StartError or another error whose message is for the operator */
const openData = async (config: Config, parts: ServerParts, log: Logger) => {
  await prepareDataDir(config.dataDir);
  const secrets = await loadSecrets(config.dataDir, config.secretsFile);
  // The store first: it holds the folder, whose unfinished files the other one clears away.
  const store = parts.store ?? (await openStore(config, log));
  const files = parts.files ?? (await openFilesOrClose(config, store));
  return { secrets, files, store };
};

const openFilesOrClose = async (config: Config, store: Store): Promise<FileStore> => {
  try {
    return await openFiles(config);
  } catch (error) {
    await store.close();
    throw error;
  }
};

/** The one place that wires: adapters, use cases, HTTP and sockets. Port 0 takes any free one. */
export const startServer = async (config: Config, parts: ServerParts = {}): Promise<Server> => {
  const log = parts.log ?? (await createLog(config));
  const clock = wholeMilliseconds(parts.clock ?? { now: () => Date.now() });
  const { secrets, files, store } = await openData(config, parts, log);
  const timeouts = { ...httpTimeouts, ...liveTimeouts, ...parts.timeouts };
  const httpServer = createHttpServer(timeouts);
  const sendLimit = createSendLimit(config.messagesPerMinute, clock);
  const realtime = createRealtime({ httpServer, config, log, clock, sendLimit, timeouts });
  const context: Context = { store, files, clock, publish: realtime.publish, presence: realtime.presence };
  const accounts = createAccounts(config, secrets, context, parts.passwords);
  const authenticator = createAuthenticator(context, accounts);
  const lifecycle: Lifecycle = { draining: false };
  const webDir = parts.webDir ?? builtPage;
  httpServer.on('request', createApp({ config, accounts, authenticator, sendLimit, lifecycle, log, version, webDir }));
  realtime.start(context, authenticator);
  const stopCleanUp = startCleanUp(context, log);
  const close = once(() => stop({ lifecycle, stopCleanUp, realtime, httpServer, store, files }));
  try {
    const port = await listen(httpServer, config.host, config.port);
    return { url: localUrl(config, port), port, context, close };
  } catch (error) {
    await close();
    throw error;
  }
};

const once = (work: () => Promise<void>): (() => Promise<void>) => {
  let done: Promise<void> | undefined;
  return () => {
    done ??= work();
    return done;
  };
};

const stop = async (running: {
  lifecycle: Lifecycle;
  stopCleanUp: () => Promise<void>;
  realtime: Realtime;
  httpServer: ReturnType<typeof createHttpServer>;
  store: Store;
  files: FileStore;
}): Promise<void> => {
  running.lifecycle.draining = true;
  await running.stopCleanUp();
  await running.realtime.drain();
  await closeHttp(running.httpServer, 3_000);
  // Last: everything above may still write.
  await running.files.close();
  await running.store.close();
};
