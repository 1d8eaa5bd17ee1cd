import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import mongoose from 'mongoose';

const { MongoClient } = mongoose.mongo;

/** How somebody who knows a database says that it can be harmed. */
export interface DatabaseOrders {
  readonly url: string;
  /** Shell command that kills it (`kill -9`), and the one that starts it again; null: nobody said. */
  readonly kill: string | null;
  readonly start: string | null;
  /** Command for its `admin` database, as JSON, that makes the primary step down. */
  readonly stepDown: string;
}

/** A MongoDB that may be harmed. */
export interface Database {
  /** Members of its replica set as they call themselves, `host:port`; of a standalone server, its own. */
  readonly members: readonly string[];
  /** `kill -9` by the command that was given. */
  kill(): Promise<void>;
  /** Resolves when it answers again. @throws when it is the process of before: then it was not killed */
  start(): Promise<void>;
  /** Resolves when there is a primary again. */
  stepDown(): Promise<void>;
}

const ownStepDown = JSON.stringify({ replSetStepDown: 3, force: true });

/** Reads the orders from the environment. @returns null when no database is named */
export const ordersOf = (env: NodeJS.ProcessEnv, prefix = ''): DatabaseOrders | null => {
  const read = (name: string) => env[`${prefix}MONGODB_${name}`] || null;
  const url = read('URL');
  if (url === null) return null;
  return { url, kill: read('KILL'), start: read('START'), stepDown: read('STEP_DOWN') ?? ownStepDown };
};

const patienceMs = 60_000;

/** Tries until it comes through. @throws what the last try threw */
const untilItAnswers = async <Answer>(ask: () => Promise<Answer>): Promise<Answer> => {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > until) throw error;
      await wait(100);
    }
  }
};

const runShell = async (command: string): Promise<void> => {
  const [code] = await once(spawn('sh', ['-c', command], { stdio: 'ignore' }), 'exit');
  if (code !== 0) throw new Error(`${command}: ended with ${code}`);
};

export const openDatabase = async ({ url, kill, start, stepDown }: DatabaseOrders): Promise<Database> => {
  const ask = async (command: Record<string, unknown>): Promise<Record<string, unknown>> => {
    // Each time anew: what an old connection knows of a server that died is of no use.
    const client = await MongoClient.connect(url, { serverSelectionTimeoutMS: 1_000, connectTimeoutMS: 1_000 });
    try {
      return await client.db('admin').command(command);
    } finally {
      await client.close();
    }
  };
  const hello = await ask({ hello: 1 });
  const [own = ''] = /(?<=^mongodb:\/\/(?:[^@/]*@)?)[^/?,]+/.exec(url) ?? [];
  let pid: unknown = null;
  return {
    members: Array.isArray(hello.hosts) ? hello.hosts.map(String) : [own],
    async kill() {
      if (kill === null)
        throw new Error('Nobody said how the database is killed: give MONGODB_KILL and MONGODB_START.');
      pid = (await untilItAnswers(() => ask({ serverStatus: 1 }))).pid;
      await runShell(kill);
    },
    async start() {
      // It outlives its start, and this program.
      if (start !== null) spawn('sh', ['-c', start], { stdio: 'ignore', detached: true }).unref();
      const status = await untilItAnswers(() => ask({ serverStatus: 1 }));
      if (String(status.pid) === String(pid))
        throw new Error('The database was to be killed, and is the same process.');
    },
    async stepDown() {
      const before = String((await ask({ hello: 1 })).electionId);
      // Asked to step down, a server may cut the connection instead of answering.
      const refusal = await ask(JSON.parse(stepDown)).then(
        () => null,
        (error: unknown) => error,
      );
      await untilItAnswers(async () => {
        const { isWritablePrimary, electionId } = await ask({ hello: 1 });
        if (isWritablePrimary !== true || String(electionId) === before) {
          throw new Error(`There was no election after ${stepDown}.`, { cause: refusal });
        }
      });
    },
  };
};
