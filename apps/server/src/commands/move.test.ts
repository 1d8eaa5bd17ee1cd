import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Photo } from '@chatter/protocol/picture';
import { listMessages } from '@chatter/protocol/routes/messages';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mongoUrl } from '../../../../packages/files-gridfs/test/mongo-url.ts';
import { withDatabase } from '../../../../scripts/suite/with-database.mjs';
import { buildCli, type Cli, type CliServer } from '../../test/build-cli.ts';
import { callRoute } from '../../test/call-route.ts';
import { fillArchive } from '../../test/fill-archive.ts';
import { fileForm, plainPicture } from '../../test/picture-files.ts';
import { type Account, api, signUp } from '../../test/start-test-server.ts';
import { openDirect, say } from '../../test/talk.ts';
import { openFolderArchive } from '../adapters/open-archive.ts';

// Real processes, several in a test.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

const server = mongoUrl();
let cli: Cli;
beforeAll(async () => {
  cli = await buildCli();
});
afterAll(async () => {
  vi.resetConfig();
  await cli.remove();
});

const at = (name: string): string => join(cli.folder, name);
const quiet = { LOG_LEVEL: 'error', PORT: '0' };

test('words that are none, and no database, are answered with the usage', async () => {
  const where = await cli.run({ ...quiet, DATA_DIR: at('x') }, ['move', 'oracle']);
  expect(where).toMatchObject({ code: 1, err: expect.stringMatching(/^Where to\? Usage: MONGODB_URL=… npm run move/) });
  const which = await cli.run({ ...quiet, DATA_DIR: at('x') }, ['move', 'mongodb']);
  expect(which).toMatchObject({ code: 1, err: expect.stringMatching(/^MONGODB_URL is not set\./) });
  const dead = { ...quiet, DATA_DIR: at('x'), MONGODB_URL: 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=100' };
  const none = await cli.run(dead, ['move', 'mongodb']);
  expect(none).toMatchObject({ code: 1, err: expect.stringMatching(/^The MongoDB that MONGODB_URL names cannot be/) });
});

describe.runIf(server !== null)('a move to MongoDB and back', () => {
  const client = new MongoClient(server ?? 'mongodb://127.0.0.1');
  const databases: string[] = [];
  const newDatabase = (): string => {
    const name = `chatter_move_${randomBytes(6).toString('hex')}`;
    databases.push(name);
    return withDatabase(server ?? '', name);
  };
  afterAll(async () => {
    for (const name of databases) await client.db(name).dropDatabase();
    await client.close();
  });

  const pictureOf = async (from: CliServer, account: Account, photo: Photo): Promise<Buffer> => {
    const headers = { authorization: `Bearer ${account.accessToken}` };
    return Buffer.from(await (await fetch(`${from.url}/api/pictures/${photo.id}/large`, { headers })).arrayBuffer());
  };

  test('keeps people signed in, with all they wrote, their pictures and their unread numbers', async () => {
    const MONGODB_URL = newDatabase();
    const here = { ...quiet, DATA_DIR: at('here') };
    const first = await cli.runServer(here);
    const [mara, tomas] = [await signUp(first, 'mara'), await signUp(first, 'tomas')];
    const form = fileForm('photo', await plainPicture(60, 40));
    const { photo } = (await api(first, mara, 'POST', '/api/photos', form)).body as { photo: Photo };
    const { id } = await openDirect(first, mara, tomas);
    for (const words of ['One', 'Two', 'Three']) await say(first, mara, id, words);
    const look = async (from: CliServer) => ({
      // Its position is the store's own, and means nothing to another.
      list: { ...((await api(from, tomas, 'GET', '/api/conversations')).body as object), position: '' },
      messages: await callRoute(from, tomas, listMessages, { params: { conversationId: id } }),
      photo: (await pictureOf(from, mara, photo)).toString('base64'),
    });
    const seen = await look(first);
    const inUse = await cli.run({ ...here, MONGODB_URL }, ['move', 'mongodb']);
    expect(inUse).toMatchObject({ code: 1, err: expect.stringMatching(/^Another Chatter already uses the folder/) });
    await first.stop('SIGTERM');

    const there = await cli.run({ ...here, MONGODB_URL }, ['move', 'mongodb']);
    expect(there).toMatchObject({ code: 0, err: '' });
    for (const kind of ['users', 'messages', 'files']) {
      expect(there.out).toMatch(new RegExp(`^${kind} +\\d+ {2}[0-9a-f]{16}… {2}the same there$`, 'm'));
    }
    const onMongo = await cli.runServer({ ...here, MONGODB_URL });
    expect(await look(onMongo)).toEqual(seen);
    expect(await say(onMongo, mara, id, 'Four')).toMatchObject({ seq: 4 });
    const moved = await look(onMongo);
    await onMongo.stop('SIGTERM');
    const twice = await cli.run({ ...here, MONGODB_URL }, ['move', 'mongodb']);
    expect(twice).toMatchObject({ code: 1, err: expect.stringMatching(/an installation on the other side already/) });

    const back = { ...quiet, DATA_DIR: at('back'), SECRETS_FILE: at('here/secrets.json') };
    expect(await cli.run({ ...back, MONGODB_URL }, ['move', 'sqlite'])).toMatchObject({ code: 0, err: '' });
    const again = await cli.runServer(back);
    expect(await look(again)).toEqual(moved);
    await again.stop('SIGTERM');
  });

  test('that is ended by kill -9 in the middle keeps servers out, and goes on when it is called again', async () => {
    const MONGODB_URL = newDatabase();
    const data = at('large');
    const archive = await openFolderArchive(data);
    await fillArchive(archive, 30_000);
    await archive.close();
    const env = { PATH: process.env.PATH, ...quiet, DATA_DIR: data, MONGODB_URL };
    const entry = at('apps/server/dist/cli.js');
    const child: ChildProcess = spawn(process.execPath, [entry, 'move', 'mongodb'], { cwd: cli.folder, env });
    const ended = once(child, 'close');
    const note = join(data, 'move-to-mongodb.json');
    const noted = async (): Promise<{ rows: { messages?: [string, number] } } | null> =>
      readFile(note, 'utf8').then(JSON.parse, () => null);
    await vi.waitFor(async () => expect((await noted())?.rows.messages?.[1]).toBeGreaterThan(1_000), {
      timeout: 60_000,
      interval: 5,
    });
    child.kill('SIGKILL');
    await ended;
    const stoppedAt = (await noted())?.rows.messages?.[1] ?? 0;
    expect(stoppedAt).toBeLessThan(30_000);
    const tooEarly = await cli.run({ ...quiet, DATA_DIR: data, MONGODB_URL });
    expect(tooEarly).toMatchObject({ code: 1, err: expect.stringMatching(/A move into this database was cut off/) });
    const rest = await cli.run({ ...quiet, DATA_DIR: data, MONGODB_URL }, ['move', 'mongodb']);
    expect(rest).toMatchObject({ code: 0, err: '' });
    expect(rest.out).toMatch(/^messages +30,000 {2}[0-9a-f]{16}… {2}the same there$/m);
    await expect(access(note)).rejects.toThrow('ENOENT');
  });
});
