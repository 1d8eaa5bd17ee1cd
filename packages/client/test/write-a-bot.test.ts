import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, onTestFinished, test } from 'vitest';
import { signUp } from '../../../apps/server/test/sign-up.ts';
import { clientBundle } from '../../../scripts/build/client-bundle.mjs';
import { emailOf, join, password, realServer } from './real-client.ts';
import { textsOf } from './texts-of.ts';
import { until } from './until.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** The first JavaScript block of the guide. */
const programOfGuide = async (): Promise<string> => {
  const guide = await readFile(joinPath(root, 'docs/guides/write-a-bot.md'), 'utf8');
  const program = /```js\n([\s\S]*?)```/.exec(guide)?.[1];
  if (program === undefined) throw new Error('the guide has no program');
  return program;
};

/** A folder in which plain Node finds the built SDK, as it does in the checkout after a build. */
const folderWithSdk = async (): Promise<string> => {
  const folder = await mkdtemp(joinPath(tmpdir(), 'chatter-bot-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const sdk = joinPath(folder, 'node_modules/@chatter/client');
  await mkdir(sdk, { recursive: true });
  await writeFile(joinPath(sdk, 'package.json'), await readFile(joinPath(root, 'packages/client/package.json')));
  await build({ ...clientBundle(joinPath(sdk, 'dist/index.js')), absWorkingDir: root });
  await symlink(joinPath(root, 'node_modules/socket.io-client'), joinPath(folder, 'node_modules/socket.io-client'));
  return folder;
};

const runBot = (file: string, env: Record<string, string>): { said: () => string; stop(): Promise<void> } => {
  const bot = spawn(process.execPath, [file], { env: { PATH: process.env.PATH ?? '', ...env }, stdio: 'pipe' });
  let said = '';
  for (const stream of [bot.stdout, bot.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  const ended = new Promise<void>((resolve) => bot.once('exit', () => resolve()));
  return {
    said: () => said,
    stop: () => {
      bot.kill();
      return ended;
    },
  };
};

test('the bot of the guide answers pong, as a plain Node program with the built SDK', async () => {
  const server = await realServer();
  const { user } = await signUp(server, 'Pong');
  const mara = await join(server, 'Mara');
  const folder = await folderWithSdk();
  const file = joinPath(folder, 'pong.mjs');
  await writeFile(file, await programOfGuide());
  const bot = runBot(file, { CHATTER_URL: server.url, BOT_EMAIL: emailOf('Pong'), BOT_PASSWORD: password });
  onTestFinished(() => bot.stop());

  // Said before the bot is there would be before its time: it is told only what is new.
  const profile = mara.people.user(user.id);
  mara.people.watch([user.id]);
  await until(profile, (pong) => pong?.online === true);
  const { id } = await mara.conversations.openDirect(user.id);
  const timeline = mara.messages.timeline(id);
  await timeline.open();
  for (const text of ['ping', 'hello', 'ping']) await mara.messages.send(id, text);
  const { items } = await until(
    timeline.state,
    (state) => textsOf(state.items).filter((one) => one === 'pong').length > 1,
  );
  expect(textsOf(items).toSorted()).toEqual(['hello', 'ping', 'ping', 'pong', 'pong']);
  expect(bot.said()).toBe('');
});
