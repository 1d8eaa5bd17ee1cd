import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { nginx as program } from '../../scripts/suite/programs.mjs';
import { makeCertificate } from './certificate.ts';
import { hosts, renderNginx, type SiteValues } from './render-site.ts';

const run = promisify(execFile);

export const nginxPath = program.find();

const brotliModule =
  ['/usr/lib/nginx/modules/ngx_http_brotli_static_module.so'].find((path) => existsSync(path)) ?? null;
export const hasBrotli = brotliModule !== null;

/** An nginx of one test with the shipped configuration. */
export interface Nginx {
  readonly ports: SiteValues['ports'];
  /** The page's address, for whoever resolves its name to this machine. */
  readonly origin: string;
  /** The same without TLS and with the name put in, for clients that trust no certificate of a test. */
  readonly door: string;
  readonly certificate: Buffer;
  complaints(): Promise<string>;
  stop(): Promise<void>;
}

export type NginxOptions = Pick<SiteValues, 'site' | 'nodes' | 'webDir'> &
  Partial<SiteValues> & {
    /** Port of the way in without TLS; any free one when not told. */
    readonly door?: number;
  };

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const answer = (yes: boolean) => () => {
      socket.destroy();
      resolve(yes);
    };
    socket.once('connect', answer(true));
    socket.once('error', answer(false));
  });

const untilItAccepts = async (child: ChildProcess, port: number, said: () => string): Promise<void> => {
  while (!(await accepts(port))) {
    if (child.exitCode !== null) throw new Error(`nginx has ended:\n${said()}`);
    await wait(20);
  }
};

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('close', () => resolve());
  });

/** Ports of a site of the tests, taken before anything that must know them starts. */
export const takePorts = async (): Promise<SiteValues['ports']> => ({
  http: await freePort(),
  https: await freePort(),
});

const prepare = async (folder: string, options: NginxOptions) => {
  const ports = options.ports ?? (await takePorts());
  const door = options.door ?? (await freePort());
  const { apiHost = hosts.api } = options;
  const files = await makeCertificate(folder, [hosts.page, apiHost]);
  const values: SiteValues = {
    filesDir: folder,
    brotli: hasBrotli,
    burst: 3_000,
    ...files,
    ...options,
    apiHost,
    ports,
  };
  return { values, door, main: await renderNginx(folder, values, door, brotliModule) };
};

const makeFolder = () => mkdtemp(join(tmpdir(), 'chatter-nginx-'));

/** Lets nginx look through a shipped site. @returns what it says @throws with what it says when it refuses it */
export const testSite = async (path: string, options: NginxOptions): Promise<string> => {
  const folder = await makeFolder();
  try {
    const { main } = await prepare(folder, options);
    return (await run(path, ['-t', '-p', folder, '-c', main])).stderr;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Starts nginx in a process and a folder of its own, in front of nodes on this machine. */
export const startNginx = async (options: NginxOptions): Promise<Nginx> => {
  if (nginxPath === null) throw new Error('There is no nginx here.');
  const folder = await makeFolder();
  const { values, door, main } = await prepare(folder, options);
  const child = spawn(nginxPath, ['-p', folder, '-c', main, '-g', 'daemon off;'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  // A run that is broken off leaves none behind.
  const kill = () => child.kill('SIGTERM');
  process.once('exit', kill);
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  await untilItAccepts(child, values.ports.https, () => said);
  return {
    ports: values.ports,
    origin: `https://${hosts.page}:${values.ports.https}`,
    door: `http://127.0.0.1:${door}`,
    certificate: await readFile(values.certificate),
    complaints: () => readFile(join(folder, 'error.log'), 'utf8'),
    async stop() {
      process.off('exit', kill);
      kill();
      await ended(child);
      await rm(folder, { recursive: true, force: true });
    },
  };
};
