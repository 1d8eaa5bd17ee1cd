import { once } from 'node:events';
import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import packageFile from '../package.json' with { type: 'json' };
import { buildCli, type Cli } from '../test/build-cli.ts';
import { api, signUp } from '../test/start-test-server.ts';

let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});
afterAll(() => cli.remove());

const inFolder = (name: string): string => join(cli.folder, name);
const run = (env: Record<string, string>, args: string[] = []) => cli.run(env, args);
const runServer = (env: Record<string, string>) => cli.runServer(env);

describe('the command', () => {
  test('--help and --version answer and end', async () => {
    const [help, version] = await Promise.all([run({}, ['--help']), run({}, ['--version'])]);
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('TRUST_PROXY');
    expect(version).toMatchObject({ code: 0, out: `${packageFile.version}\n` });
  });

  test('an option that is none is refused', async () => {
    expect(await run({}, ['--loud'])).toMatchObject({
      code: 1,
      err: 'There is no option or command --loud; see --help.\n',
    });
  });

  test.each(['SIGTERM', 'SIGINT'] as const)('says where it is, and on %s ends cleanly', async (signal) => {
    const server = await runServer({ DATA_DIR: inFolder(signal) });
    expect(server.text.out).toMatch(/^Chatter is ready at http:\/\/localhost:\d+\n$/);
    expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ status: 'ok' });
    expect(await server.stop(signal)).toBe(0);
  });

  test('case 6 keeps its secrets: who was signed in before a restart still is', async () => {
    const env = { DATA_DIR: inFolder('kept') };
    const first = await runServer(env);
    const mara = await signUp(first, 'mara');
    await first.stop('SIGTERM');
    expect((await stat(inFolder('kept/secrets.json'))).mode & 0o777).toBe(0o600);
    const second = await runServer(env);
    expect((await api(second, mara, 'GET', '/api/me')).status).toBe(200);
    await second.stop('SIGTERM');
    const secrets = JSON.parse(await readFile(inFolder('kept/secrets.json'), 'utf8')) as Record<string, string>;
    const told = first.text.err + first.text.out + second.text.err + second.text.out;
    for (const secret of [...Object.values(secrets), mara.accessToken, mara.password, mara.email]) {
      expect(told).not.toContain(secret);
    }
  });

  test('reads .env in the working folder, and the environment wins', async () => {
    await writeFile(inFolder('.env'), 'LOG_LEVEL=loud\nPORT=70000\n');
    const { code, err } = await run({ DATA_DIR: inFolder('never') });
    await rm(inFolder('.env'));
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
    const result = await run({ PORT: String(port), DATA_DIR: inFolder('port') });
    other.close();
    expect(result).toMatchObject({ code: 1, out: '', err: oneLine(/is taken; stop the other program, or choose/) });
  });

  test('a folder that cannot be written', async () => {
    await writeFile(inFolder('file'), '');
    const result = await run({ DATA_DIR: inFolder('file') });
    expect(result).toMatchObject({ code: 1, err: oneLine(/cannot be written \(EEXIST\); give .* DATA_DIR\./) });
  });

  test('a folder that another one uses', async () => {
    const first = await runServer({ DATA_DIR: inFolder('shared') });
    const result = await run({ DATA_DIR: inFolder('shared') });
    await first.stop('SIGTERM');
    expect(result).toMatchObject({ code: 1, err: oneLine(/Another Chatter already uses the folder .*\. Stop it/) });
  });

  test('an address of another machine', async () => {
    const result = await run({ HOST: '203.0.113.7', DATA_DIR: inFolder('host') });
    expect(result).toMatchObject({
      code: 1,
      err: oneLine(/203\.0\.113\.7 is not an address of this machine; set HOST/),
    });
  });
});
