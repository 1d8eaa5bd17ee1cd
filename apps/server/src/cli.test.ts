import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { serverBundle } from '../../../scripts/build/server-bundle.mjs';
import packageFile from '../package.json' with { type: 'json' };
import { api, signUp } from '../test/start-test-server.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
let folder: string;
let entry: string;

beforeAll(async () => {
  // Below the checkout, so that the bundle finds what is outside of it in node_modules.
  await mkdir(join(root, '.cache'), { recursive: true });
  folder = await mkdtemp(join(root, '.cache', 'cli-test-'));
  entry = join(folder, 'apps/server/dist/cli.js');
  const { build } = await import('esbuild');
  await build({ ...serverBundle(join(folder, 'apps/server/dist')), absWorkingDir: root });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const cleanEnv = { PATH: process.env.PATH, PORT: '0', LOG_FORMAT: 'json' };

const start = (env: Record<string, string>, args: string[] = []): ChildProcess =>
  spawn(process.execPath, [entry, ...args], { cwd: folder, env: { ...cleanEnv, ...env } });

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

/** Runs until it exits by itself. */
const run = async (env: Record<string, string>, args: string[] = []) => {
  const child = start(env, args);
  const text = textOf(child);
  const [code] = (await once(child, 'close')) as [number];
  return { code, ...text };
};

/** Runs until it says that it is ready. */
const runServer = async (env: Record<string, string>) => {
  const child = start(env);
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

describe('the command', () => {
  test('--help and --version answer and end', async () => {
    const [help, version] = await Promise.all([run({}, ['--help']), run({}, ['--version'])]);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('TRUST_PROXY');
    expect(version).toMatchObject({ code: 0, out: `${packageFile.version}\n` });
  });

  test('an option that is none is refused', async () => {
    expect(await run({}, ['--loud'])).toMatchObject({ code: 1, err: 'There is no option --loud; see --help.\n' });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('says where it is, and on %s ends cleanly', async (signal) => {
    const server = await runServer({ DATA_DIR: join(folder, signal) });
    expect(server.text.out).toMatch(/^Chatter is ready at http:\/\/localhost:\d+\n$/);
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ok' });
    expect(await server.stop(signal)).toBe(0);
  });

  test('case 6 keeps its secrets: who was signed in before a restart still is', async () => {
    const env = { DATA_DIR: join(folder, 'kept') };
    const first = await runServer(env);
    const mara = await signUp(first, 'mara');
    await first.stop('SIGTERM');
    expect((await stat(join(folder, 'kept', 'secrets.json'))).mode & 0o777).toBe(0o600);
    const second = await runServer(env);
    expect((await api(second, mara, 'GET', '/api/me')).status).toBe(200);
    await second.stop('SIGTERM');
    const secrets = JSON.parse(await readFile(join(folder, 'kept', 'secrets.json'), 'utf8')) as Record<string, string>;
    const told = first.text.err + first.text.out + second.text.err + second.text.out;
    for (const secret of [...Object.values(secrets), mara.accessToken, mara.password, mara.email]) {
      expect(told).not.toContain(secret);
    }
  });

  test('reads .env in the working folder, and the environment wins', async () => {
    await writeFile(join(folder, '.env'), 'LOG_LEVEL=loud\nPORT=70000\n');
    const { code, err } = await run({ DATA_DIR: join(folder, 'never') });
    await rm(join(folder, '.env'));
    expect(code).toBe(1);
    expect(err).toMatch(/^LOG_LEVEL is "loud"; set it to one of [a-z, ]+\.\n$/);
  });
});

describe('what keeps it from starting is one sentence with the cure, and exit code 1', () => {
  const oneLine = (sentence: RegExp) => expect.stringMatching(new RegExp(`^[^\n]*${sentence.source}[^\n]*\n$`));

  test('a taken port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const result = await run({ PORT: String(port), DATA_DIR: join(folder, 'port') });
    other.close();
    expect(result).toMatchObject({ code: 1, out: '', err: oneLine(/is taken; stop the other program, or choose/) });
  });

  test('a folder that cannot be written', async () => {
    await writeFile(join(folder, 'file'), '');
    const result = await run({ DATA_DIR: join(folder, 'file') });
    expect(result).toMatchObject({ code: 1, err: oneLine(/cannot be written \(EEXIST\); give .* DATA_DIR\./) });
  });

  test('a folder that another one uses', async () => {
    const first = await runServer({ DATA_DIR: join(folder, 'shared') });
    const result = await run({ DATA_DIR: join(folder, 'shared') });
    await first.stop('SIGTERM');
    expect(result).toMatchObject({ code: 1, err: oneLine(/Another Chatter already uses the folder .*\. Stop it/) });
  });

  test('an address of another machine', async () => {
    const result = await run({ HOST: '203.0.113.7', DATA_DIR: join(folder, 'host') });
    expect(result).toMatchObject({
      code: 1,
      err: oneLine(/203\.0\.113\.7 is not an address of this machine; set HOST/),
    });
  });
});
