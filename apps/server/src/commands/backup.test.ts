import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Conversation } from '@chatter/protocol/conversation';
import type { Message } from '@chatter/protocol/message';
import type { Photo } from '@chatter/protocol/picture';
import { listMessages } from '@chatter/protocol/routes/messages';
import { sync } from '@chatter/protocol/routes/sync';
import { emailKey } from '@chatter/store/email-key';
import { openSqliteStore } from '@chatter/store-sqlite/sqlite-store';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { buildCli, type Cli, type CliServer } from '../../test/build-cli.ts';
import { callRoute } from '../../test/call-route.ts';
import { fileForm, plainPicture } from '../../test/picture-files.ts';
import { signInAgain } from '../../test/sign-up.ts';
import { type Account, api, signUp } from '../../test/start-test-server.ts';
import { newClientId, say, startGroup } from '../../test/talk.ts';
import { restoreBackup } from '../backup/restore-backup.ts';

// Real processes, several in a test.
vi.setConfig({ testTimeout: 60_000 });

let cli: Cli;
let server: CliServer;
let mara: Account;
let tomas: Account;
let group: Conversation;
let photo: Photo;
let position: string;
/** What was acknowledged before the backup began, and what after it had ended. */
const before: Message[] = [];
const after: Message[] = [];

const at = (name: string): string => join(cli.folder, name);
const lifted = { MESSAGES_PER_MINUTE: '0', SIGNUPS_PER_HOUR: '0', LOG_LEVEL: 'error' };
const dataOf = (name: string) => ({ DATA_DIR: at(name), ...lifted });
const pictureOf = (url: string, account: Account) =>
  fetch(`${url}/api/pictures/${photo.id}/large`, { headers: { authorization: `Bearer ${account.accessToken}` } });

const allMessages = async (from: CliServer, account: Account): Promise<Message[]> => {
  const found: Message[] = [];
  for (let seq = 0; ; ) {
    const query = { after: seq, limit: 100 };
    const page = await callRoute(from, account, listMessages, { params: { conversationId: group.id }, query });
    found.push(...page.messages);
    if (!page.hasAfter) return found;
    seq = found.at(-1)?.seq ?? seq;
  }
};

/** Writes until told to stop; each message is noted once it is acknowledged. */
const keepSending = (account: Account, sent: Message[]) => {
  let going = true;
  const ended = (async () => {
    for (let count = 0; going; count += 1) sent.push(await say(server, account, group.id, `Step ${count}`));
  })();
  return async (): Promise<void> => {
    going = false;
    await ended;
  };
};

const restoreInto = (target: string, backup: string) => {
  const options = { files: null, replace: false, keepSessions: false, now: Date.now, onProgress: () => {} };
  return restoreBackup({ backup, dataDir: at(target), ...options });
};

/** A copy of the backup with something done to it. */
const spoiled = async (name: string, spoil: (folder: string) => Promise<unknown>): Promise<string> => {
  await cp(at('backup'), at(name), { recursive: true });
  await spoil(at(name));
  return at(name);
};

beforeAll(async () => {
  cli = await buildCli();
  server = await cli.runServer(dataOf('data'));
  [mara, tomas] = [await signUp(server, 'mara'), await signUp(server, 'tomas')];
  group = await startGroup(server, mara, [tomas]);
  const form = fileForm('photo', await plainPicture(60, 40));
  photo = ((await api(server, mara, 'POST', '/api/photos', form)).body as { photo: Photo }).photo;
  const content = { kind: 'photos', photoIds: [photo.id] };
  await api(server, mara, 'POST', `/api/conversations/${group.id}/messages`, {
    clientMessageId: newClientId(),
    content,
  });
  const sending = [mara, tomas, mara, tomas].map((account) => {
    const sent: Message[] = [];
    return { sent, stop: keepSending(account, sent) };
  });
  const count = () => sending.reduce((sum, { sent }) => sum + sent.length, 0);
  while (count() < 200) await api(server, mara, 'GET', '/api/me');
  before.push(...sending.flatMap(({ sent }) => sent));
  const taken = await cli.run(dataOf('data'), ['backup', at('backup')]);
  expect(taken).toMatchObject({ code: 0, err: '' });
  expect(taken.out).toMatch(/2 people, 1 conversations, \d+ messages, 3 files\.\n$/);
  await Promise.all(sending.map(({ stop }) => stop()));
  after.push(await say(server, mara, group.id, 'After the backup'));
  position = (await callRoute(server, mara, sync, { body: { since: null } })).position;
}, 60_000);
afterAll(async () => {
  vi.resetConfig();
  await server.stop('SIGKILL');
  await cli.remove();
});

describe('a backup that was taken while people wrote', () => {
  test('is for its owner only, says what it holds, and can be checked by hand', async () => {
    expect((await readdir(at('backup'))).sort()).toEqual([
      'SHA256SUMS',
      'chatter.db',
      'files',
      'manifest.json',
      'secrets.json',
    ]);
    expect((await stat(at('backup'))).mode & 0o777).toBe(0o700);
    for (const name of ['SHA256SUMS', 'chatter.db', 'manifest.json', 'secrets.json']) {
      expect([name, (await stat(at(`backup/${name}`))).mode & 0o777]).toEqual([name, 0o600]);
    }
    const manifest = JSON.parse(await readFile(at('backup/manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({ format: 1, counts: { users: 2, conversations: 1, pictures: 1 }, missingFiles: 0 });
    expect((await readFile(at('backup/SHA256SUMS'), 'utf8')).trim().split('\n')).toHaveLength(5);
  });

  test('D1 restored elsewhere has every message that was acknowledged before it began, once and in order', async () => {
    const restored = await cli.run(dataOf('elsewhere'), ['restore', at('backup')]);
    expect(restored).toMatchObject({ code: 0, err: '' });
    expect(restored.out).toContain('Everybody signs in again.');
    const other = await cli.runServer(dataOf('elsewhere'));
    const again = await signInAgain(other, tomas);
    const messages = await allMessages(other, again);
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1));
    const byId = new Map(messages.map((message) => [message.id, message]));
    for (const message of before) expect(byId.get(message.id)).toEqual(message);
    expect(byId.has(after[0]?.id ?? ('' as never))).toBe(false);
    const [here, there] = await Promise.all([pictureOf(server.url, tomas), pictureOf(other.url, again)]);
    expect(Buffer.from(await there.arrayBuffer()).equals(Buffer.from(await here.arrayBuffer()))).toBe(true);
    // New changes must not make an old position look like one of this database (C29).
    for (let more = 0; more < 3; more += 1) await say(other, again, group.id, 'Here we go on');
    expect(await callRoute(other, again, sync, { body: { since: position } })).toMatchObject({ known: false });
    await other.stop('SIGTERM');
  });

  test('D9 brings nobody back in who was signed out since, unless one says so', async () => {
    await cli.run(dataOf('ended'), ['restore', at('backup')]);
    await cli.run(dataOf('kept'), ['restore', at('backup'), '--keep-sessions']);
    const status = async (name: string) => {
      const other = await cli.runServer(dataOf(name));
      const answer = await api(other, mara, 'GET', '/api/me');
      await other.stop('SIGTERM');
      return answer.status;
    };
    expect([await status('ended'), await status('kept')]).toEqual([401, 200]);
  });
});

describe('a backup that is not what was backed up is refused, and nothing is touched', () => {
  const edit = (file: string, change: (text: string) => string) => async (folder: string) => {
    const path = join(folder, file);
    await writeFile(path, change(await readFile(path, 'latin1')), 'latin1');
  };
  const pictureIn = async (folder: string): Promise<string> => {
    const list = await readFile(join(folder, 'SHA256SUMS'), 'utf8');
    return /files\/\S+large\.webp/.exec(list)?.[0] ?? '';
  };

  test.each<[string, (folder: string) => Promise<unknown>, RegExp]>([
    ['no manifest', (folder) => rm(join(folder, 'manifest.json')), /is no finished backup: it has no manifest\.json/],
    ['a manifest that is none', edit('manifest.json', (text) => text.slice(9)), /manifest\.json is damaged/],
    [
      'other counts',
      edit('manifest.json', (text) => text.replace('"users": 2', '"users": 3')),
      /does not hold the rows that its manifest counts/,
    ],
    [
      'a byte in the database',
      edit('chatter.db', (text) => `${text.slice(0, 9_000)}${text[9_000] === 'x' ? 'y' : 'x'}${text.slice(9_001)}`),
      /^chatter\.db of the backup is damaged/,
    ],
    [
      'a database that breaks off',
      edit('chatter.db', (text) => text.slice(0, -100)),
      /^chatter\.db of the backup is damaged/,
    ],
    ['no database', (folder) => rm(join(folder, 'chatter.db')), /^chatter\.db of the backup is missing/],
    ['no secrets', (folder) => rm(join(folder, 'secrets.json')), /^secrets\.json of the backup is missing/],
    [
      'a picture that was changed',
      async (folder) => writeFile(join(folder, await pictureIn(folder)), 'x'),
      /^files\/[0-9a-f]{2}\/\w+\/large\.webp of the backup is damaged/,
    ],
    [
      'a picture that is missing',
      async (folder) => rm(join(folder, await pictureIn(folder))),
      /^files\/[0-9a-f]{2}\/\w+\/large\.webp of the backup is missing/,
    ],
    [
      'a line less in the list',
      edit('SHA256SUMS', (text) => text.split('\n').slice(1).join('\n')),
      /^SHA256SUMS of the backup is missing, or not the one/,
    ],
  ])('%s', async (what, spoil, sentence) => {
    const backup = await spoiled(`bad ${what}`, spoil);
    await expect(restoreInto(`target of ${what}`, backup)).rejects.toThrow(sentence);
    expect(await readdir(at(`target of ${what}`)).catch(() => ['chatter.lock'])).toEqual(['chatter.lock']);
  });

  test('case 36 a list that leads out of the folder', async () => {
    const list = `${'0'.repeat(64)}  files/00/../../../secret\n`;
    const backup = await spoiled('leading out', async (folder) => {
      await writeFile(join(folder, 'SHA256SUMS'), list);
      const checksums = createHash('sha256').update(list).digest('hex');
      const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
      await writeFile(join(folder, 'manifest.json'), JSON.stringify({ ...manifest, checksums }));
    });
    await expect(restoreInto('led out', backup)).rejects.toThrow('Not a file key: "../../../secret"');
  });

  test('a person is told in one sentence', async () => {
    const backup = await spoiled('bad', (folder) => rm(join(folder, 'chatter.db')));
    const told = await cli.run(dataOf('told'), ['restore', backup]);
    expect(told).toEqual({ code: 1, out: '', err: 'chatter.db of the backup is missing.\n' });
  });
});

describe('where a backup goes', () => {
  test('not into a folder that holds an installation, unless it may be put aside', async () => {
    const first = await cli.runServer(dataOf('taken'));
    await signUp(first, 'zoe');
    const used = await cli.run(dataOf('taken'), ['restore', at('backup'), '--replace']);
    expect(used).toMatchObject({ code: 1, err: expect.stringMatching(/^Another Chatter already uses the folder/) });
    await first.stop('SIGTERM');
    const refused = await cli.run(dataOf('taken'), ['restore', at('backup')]);
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringMatching(/holds .*chatter\.db.* already; .*--replace/),
    });
    const replaced = await cli.run(dataOf('taken'), ['restore', at('backup'), '--replace']);
    expect(replaced).toMatchObject({ code: 0, err: '' });
    const [aside = ''] = (await readdir(at('taken'))).filter((name) => name.startsWith('before-restore-'));
    expect(replaced.out).toContain(`What was there before lies in ${at(`taken/${aside}`)}`);
    const old = await openSqliteStore({ folder: at(`taken/${aside}`) });
    expect(await old.users.byEmailKey(emailKey('zoe@chatter.example'))).toMatchObject({ displayName: 'Zoe' });
    await old.close();
    const now = await cli.runServer(dataOf('taken'));
    await expect(signInAgain(now, { ...mara, email: 'zoe@chatter.example' })).rejects.toThrow('refused');
    await expect(signInAgain(now, mara)).resolves.toBeDefined();
    await now.stop('SIGTERM');
  });

  test('a restore that was cut off while it put things in place keeps servers out, and is run again', async () => {
    await mkdir(at('cut'), { mode: 0o700 });
    await writeFile(at('cut/restore-unfinished'), '');
    await cp(at('backup/files'), at('cut/files'), { recursive: true });
    const start = await cli.run(dataOf('cut'));
    expect(start).toMatchObject({
      code: 1,
      err: expect.stringMatching(/was cut off; run it again before Chatter starts/),
    });
    expect(await cli.run(dataOf('cut'), ['restore', at('backup')])).toMatchObject({ code: 0, err: '' });
    const server = await cli.runServer(dataOf('cut'));
    await expect(signInAgain(server, mara)).resolves.toBeDefined();
    await server.stop('SIGTERM');
  });

  test('a backup goes only where nothing is, and needs something to back up', async () => {
    const full = await cli.run(dataOf('data'), ['backup', at('backup')]);
    expect(full).toMatchObject({ code: 1, err: expect.stringMatching(/is not empty; name a folder/) });
    const none = await cli.run(dataOf('nothing'), ['backup', at('of nothing')]);
    expect(none).toMatchObject({ code: 1, err: expect.stringMatching(/^There is no Chatter in /) });
    expect(await readdir(cli.folder)).not.toContain('of nothing');
    expect((await readdir(cli.folder)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('a file that was lost long ago is told, and does not keep the rest from being saved', async () => {
    await cp(at('elsewhere'), at('worn'), { recursive: true });
    const [shelf = ''] = (await readdir(at('worn/files'))).filter((name) => name !== 'unfinished');
    await rm(at(`worn/files/${shelf}/${photo.id}/small.webp`));
    const taken = await cli.run(dataOf('worn'), ['backup', at('worn backup')]);
    expect(taken).toMatchObject({ code: 0, err: '' });
    expect(taken.out).toContain('1 files of pictures were not where they belong');
    expect(await cli.run(dataOf('mended'), ['restore', at('worn backup')])).toMatchObject({ code: 0 });
  });

  test('words that are none are answered with the usage', async () => {
    const one = await cli.run(dataOf('x'), ['restore']);
    expect(one).toMatchObject({ code: 1, err: expect.stringMatching(/^Which backup\? Usage: npm run restore/) });
    const two = await cli.run(dataOf('x'), ['backup', '--fast']);
    expect(two).toMatchObject({ code: 1, err: expect.stringMatching(/Usage: npm run backup/) });
    const mongo = await cli.run({ ...dataOf('x'), MONGODB_URL: 'mongodb://127.0.0.1:1/' }, ['backup', at('y')]);
    expect(mongo).toMatchObject({ code: 1, err: expect.stringMatching(/mongodump/) });
  });
});
