import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensurePrograms, redisServer } from '../../../scripts/suite/programs.mjs';

const [found] = ensurePrograms([redisServer], { install: false }).values();

/** Where the program is; null where it is not, and then a line has said what is left out. In a pipeline it must be. */
export const redisProgram: string | null = found ?? null;

/** A real Redis of a test's own. */
export interface TestRedis {
  readonly url: string;
  /** Takes the process away as a failing machine would. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
  /** Lets it stand still with all its connections open. */
  pause(): void;
  resume(): void;
  /** Breaks the connections of all who listen. */
  cutClients(): Promise<void>;
  close(): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
};

/** @returns the first answer; an empty text when there is none */
const ask = (port: number, command: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = createConnection(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString());
    });
    socket.once('error', () => resolve(''));
  });

/** @param program where `redis-server` is */
export const startRedis = async (program: string): Promise<TestRedis> => {
  const folder = await mkdtemp(join(tmpdir(), 'chatter-redis-'));
  const port = await freePort();
  let child: ChildProcess | null = null;
  const start = async (): Promise<void> => {
    const options = [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder,
      '--save',
      '',
      '--appendonly',
      'no',
    ];
    child = spawn(program, options, { stdio: 'ignore' });
    while (!(await ask(port, 'PING')).startsWith('+PONG')) {
      if (child.exitCode !== null) throw new Error(`redis-server ended with ${child.exitCode}`);
      await wait(20);
    }
  };
  const kill = async (): Promise<void> => {
    const running = child;
    if (running === null) return;
    child = null;
    // Ctrl-C reaches all processes of a terminal.
    if (running.exitCode !== null || running.signalCode !== null) return;
    const gone = once(running, 'exit');
    running.kill('SIGKILL');
    await gone;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    start,
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    async cutClients() {
      await ask(port, 'CLIENT KILL TYPE pubsub');
    },
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
