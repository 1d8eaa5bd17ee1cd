import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serverBundle } from '../../../scripts/build/server-bundle.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const cleanEnv = { PATH: process.env.PATH, PORT: '0', LOG_FORMAT: 'json' };

/** A process that has said that it is ready. */
export interface CliServer {
  readonly url: string;
  readonly text: { readonly out: string; readonly err: string };
  /** Resolves with the exit code. */
  stop(signal: NodeJS.Signals): Promise<number>;
}

/** The server as it is shipped, in processes of its own. */
export interface Cli {
  /** Its working folder, gone after `remove`. */
  readonly folder: string;
  /** Runs until it exits by itself. */
  run(env: Record<string, string>, args?: string[]): Promise<{ code: number; out: string; err: string }>;
  /** Runs until it says that it is ready. */
  runServer(env: Record<string, string>): Promise<CliServer>;
  remove(): Promise<void>;
}

const textOf = (child: ChildProcess): { out: string; err: string } => {
  const text = { out: '', err: '' };
  child.stdout?.on('data', (bytes: Buffer) => {
    text.out += bytes.toString();
  });
  child.stderr?.on('data', (bytes: Buffer) => {
    text.err += bytes.toString();
  });
  return text;
};

const untilReady = async (child: ChildProcess): Promise<CliServer> => {
  const text = textOf(child);
  const ended = once(child, 'close').then(([code]) => Number(code));
  while (!text.out.includes('\n')) {
    const code = await Promise.race([once(child.stdout as NodeJS.EventEmitter, 'data').then(() => null), ended]);
    if (code !== null) throw new Error(`ended with ${code}: ${text.err}`);
  }
  const url = /http:\S+/.exec(text.out)?.[0] ?? '';
  const stop = (signal: NodeJS.Signals): Promise<number> => {
    child.kill(signal);
    return ended;
  };
  return { url, text, stop };
};

/** Bundles the server into a folder below the checkout, so that it finds what is outside of it in node_modules. */
export const buildCli = async (): Promise<Cli> => {
  await mkdir(join(root, '.cache'), { recursive: true });
  const folder = await mkdtemp(join(root, '.cache', 'cli-test-'));
  const entry = join(folder, 'apps/server/dist/cli.js');
  const { build } = await import('esbuild');
  await build({ ...serverBundle(join(folder, 'apps/server/dist')), absWorkingDir: root });
  const start = (env: Record<string, string>, args: string[] = []): ChildProcess =>
    spawn(process.execPath, [entry, ...args], { cwd: folder, env: { ...cleanEnv, ...env } });
  return {
    folder,
    run: async (env, args) => {
      const child = start(env, args);
      const text = textOf(child);
      const [code] = (await once(child, 'close')) as [number];
      return { code, ...text };
    },
    runServer: (env) => untilReady(start(env)),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
};
