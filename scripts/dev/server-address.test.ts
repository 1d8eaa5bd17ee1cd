import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { serverAddress } from './server-address.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chatter-dev-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('where the server of npm run dev listens', () => {
  test.each([
    [{}, 'http://127.0.0.1:3000'],
    [{ PORT: '' }, 'http://127.0.0.1:3000'],
    [{ PORT: '4000' }, 'http://127.0.0.1:4000'],
    [{ HOST: '0.0.0.0' }, 'http://127.0.0.1:3000'],
    [{ HOST: '::1' }, 'http://[::1]:3000'],
    [{ HOST: '192.0.2.7', PORT: '80' }, 'http://192.0.2.7:80'],
  ])('with %j: %s', (env, address) => {
    expect(serverAddress(folder, env)).toBe(address);
  });

  test('a file .env is read as the server reads it, and the environment wins', () => {
    writeFileSync(join(folder, '.env'), 'PORT=4100\nHOST=localhost\n');
    expect(serverAddress(folder, {})).toBe('http://localhost:4100');
    expect(serverAddress(folder, { PORT: '4200' })).toBe('http://localhost:4200');
  });
});
