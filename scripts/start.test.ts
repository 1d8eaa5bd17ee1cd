import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, signUp } from '../e2e/server/api.ts';
import { type ChatterProcess, makeFolder, spawnChatter, startChatter } from '../e2e/server/chatter-process.mjs';
import { ensureBuilt } from './setup/ensure-built.mjs';
import { inRoot } from './setup/root.mjs';

let folder: string;
let remove: () => Promise<void>;
let running: ChatterProcess[];

beforeAll(ensureBuilt, 120_000);
beforeEach(async () => {
  ({ folder, remove } = await makeFolder());
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((chatter) => chatter.stop()));
  await remove();
});

const start = async (options: { folder: string; port?: number }) => {
  const chatter = await startChatter(options);
  running.push(chatter);
  return chatter;
};

/** What is said by a start that fails. */
const failedStart = async (options: Parameters<typeof spawnChatter>[0]) => {
  const { ended, said } = spawnChatter(options);
  expect((await ended).code).toBe(1);
  expect(said()).not.toContain('    at ');
  return said();
};

describe('a start on an empty folder', () => {
  test('prints the address, serves there, and keeps its secrets to itself', async () => {
    const data = path.join(folder, 'data of Zoë');
    const { url } = await start({ folder: data });
    const health = await fetch(`${url}/healthz`);
    expect(await health.json()).toEqual({ status: 'ok' });
    expect((await fetch(url, { headers: { accept: 'text/html' } })).headers.get('content-type')).toContain('text/html');
    expect(statSync(data).mode & 0o077).toBe(0);
    const files = readdirSync(data).filter((name) => statSync(path.join(data, name)).isFile());
    expect(files.length).toBeGreaterThan(0);
    for (const name of files) expect(statSync(path.join(data, name)).mode & 0o077, name).toBe(0);
  });

  test('ends by SIGTERM with 0, and a second start goes on where it stopped', async () => {
    const first = await startChatter({ folder });
    const { email, password, displayName, accessToken } = await signUp(first.url, 'Mara');
    expect(await first.stop()).toEqual({ code: 0, signal: null });

    const second = await start({ folder });
    await call(second.url, 'POST', '/api/signin', { body: { email, password } });
    expect(await call(second.url, 'GET', '/api/me', { token: accessToken })).toMatchObject({ user: { displayName } });
  });
});

describe('a start that cannot work says why in a sentence', () => {
  test('when the port is taken', async () => {
    const { url } = await start({ folder });
    const port = Number(new URL(url).port);
    const said = await failedStart({ folder: path.join(folder, 'other'), port });
    expect(said).toContain(String(port));
    expect(said).toContain('PORT');
  });

  test('when the folder cannot be written', async () => {
    const file = path.join(folder, 'not-a-folder');
    writeFileSync(file, '');
    const said = await failedStart({ folder: path.join(file, 'data') });
    expect(said).toContain(file);
    expect(said).toContain('DATA_DIR');
  });

  test('when another Chatter uses the folder', async () => {
    await start({ folder });
    expect(await failedStart({ folder })).toContain(folder);
  });

  test('when a setting is wrong', async () => {
    const said = await failedStart({ folder, env: { PORT: 'three thousand' } });
    expect(said).toContain('PORT');
    expect(said).toContain('three thousand');
  });
});

describe('npm start', () => {
  const npmStart = (cwd: string, ...args: string[]) =>
    spawnSync(process.execPath, [inRoot('scripts/start.mjs'), ...args], { cwd, encoding: 'utf8' });

  test('passes its arguments on, from any folder', () => {
    const elsewhere = path.join(folder, 'a folder elsewhere');
    mkdirSync(elsewhere);
    const { stdout, status } = npmStart(elsewhere, '--help');
    expect(status).toBe(0);
    expect(stdout).toContain('DATA_DIR');
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test('does not build again when nothing has changed', () => {
    const { stdout, stderr } = npmStart(folder, '--version');
    expect(stdout).toMatch(/\d+\.\d+\.\d+/);
    expect(stderr).not.toContain('Building');
  });
});
