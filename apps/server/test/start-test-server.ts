import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, parseConfig } from '../src/config.ts';
import { createPasswordHasher } from '../src/domain/accounts/password-hasher.ts';
import type { Clock } from '../src/domain/context.ts';
import { createLog } from '../src/log.ts';
import { type Server, type ServerParts, startServer } from '../src/main.ts';
import { dropTestDatabase, testDatabaseUrl } from './test-database.ts';

export { type Answer, api } from './api.ts';
export { type Account, signUp } from './sign-up.ts';

export interface TestClock extends Clock {
  set(now: number): void;
  advance(ms: number): void;
}

/** A clock that stands until it is moved. */
export const createTestClock = (startAt = Date.UTC(2026, 4, 4, 8)): TestClock => {
  let now = startAt;
  return {
    now: () => now,
    set: (to) => {
      now = to;
    },
    advance: (ms) => {
      now += ms;
    },
  };
};

export interface TestServer extends Server {
  readonly clock: TestClock;
  readonly dataDir: string;
  /** Everything logged so far, as JSON lines. */
  readonly logged: () => string;
  /** Stops, but leaves the data folder, so that another can start on it. */
  stop(): Promise<void>;
  /** Stops and removes the data folder. */
  close(): Promise<void>;
}

export interface TestServerOptions extends Omit<ServerParts, 'clock'> {
  readonly clock?: TestClock;
  readonly config?: Partial<Config>;
}

// Limits are lifted unless a test is about one.
const lifted = {
  SIGNUPS_PER_HOUR: '0',
  SIGNINS_PER_QUARTER: '0',
  SIGNIN_FAILURES_PER_QUARTER: '0',
  REQUESTS_PER_MINUTE: '0',
  UPLOADS_PER_HOUR: '0',
  MESSAGES_PER_MINUTE: '0',
  EVENTS_PER_SECOND: '0',
  SOCKETS_PER_ACCOUNT: '0',
  SOCKETS_PER_ADDRESS: '0',
};

// Tests that are about passwords give the hasher of production; for the others signing up should cost nothing.
const cheapPasswords = createPasswordHasher({ memoryCost: 32, timeCost: 1 });

/** A real server on a free port of 127.0.0.1 with a data folder of its own. */
export const startTestServer = async ({
  config,
  clock,
  timeouts,
  ...parts
}: TestServerOptions = {}): Promise<TestServer> => {
  const dataDir = config?.dataDir ?? (await mkdtemp(join(tmpdir(), 'chatter-test-')));
  const lines: string[] = [];
  const mongodbUrl = testDatabaseUrl(dataDir);
  const settings = { ...parseConfig({ ...lifted, PORT: '0', LOG_LEVEL: 'debug' }), mongodbUrl, ...config, dataDir };
  const log = parts.log ?? (await createLog(settings, { write: (line) => void lines.push(line) }));
  const testClock = clock ?? createTestClock();
  const server = await startServer(settings, {
    ...{ log, clock: testClock, passwords: cheapPasswords, ...parts },
    timeouts: { sweepMs: 100, ...timeouts },
  });
  return {
    ...server,
    url: `http://127.0.0.1:${server.port}`,
    clock: testClock,
    dataDir,
    logged: () => lines.join(''),
    stop: () => server.close(),
    close: async () => {
      await dropTestDatabase(server.context.store);
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
};
