// @ts-check
import { spawnSync } from 'node:child_process';
import { chromium } from 'playwright-core';
import { makeFolder, startChatter } from '../../e2e/server/chatter-process.mjs';
import { inRoot, root } from '../setup/root.mjs';
import { chromium as chromiumProgram } from '../suite/programs.mjs';

/**
 * What everything is measured on.
 * @typedef {object} Stage
 * @property {string} url of the server
 * @property {string} email @property {string} password of somebody who is in both conversations
 * @property {string} long id of the conversation of 20,000 messages
 * @property {string} short id of the shortest one, as the base line
 * @property {number} longCount how many messages the long one has
 * @property {() => Promise<void>} end
 */

/** @param {string} folder */
const seed = (folder) => {
  const { status, stdout } = spawnSync(process.execPath, [inRoot('scripts/seed.mjs')], {
    cwd: root,
    env: { ...process.env, DATA_DIR: folder },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const email = /[\w.+-]+@[\w.-]+/.exec(stdout)?.[0];
  const password = /password:?\s+(.+)$/im.exec(stdout)?.[1]?.trim();
  if (status !== 0 || !email || !password) throw new Error(`The seed did not say whom to sign in as:\n${stdout}`);
  return { email, password };
};

/** @param {string} url @param {{ email: string, password: string }} who */
const findConversations = async (url, who) => {
  /** @param {string} path @param {RequestInit} [init] @returns {Promise<{ accessToken: string, conversations: { id: string, lastSeq: number }[] }>} */
  const ask = async (path, init) => /** @type {never} */ (await (await fetch(url + path, init)).json());
  const headers = { 'content-type': 'application/json', 'chatter-protocol': '1' };
  const { accessToken } = await ask('/api/signin', { method: 'POST', headers, body: JSON.stringify(who) });
  const { conversations } = await ask('/api/conversations?limit=100', {
    headers: { ...headers, authorization: `Bearer ${accessToken}` },
  });
  const bySize = [...conversations].sort((a, b) => a.lastSeq - b.lastSeq);
  const [short, long] = [bySize[0], bySize.at(-1)];
  if (!short || !long) throw new Error('The demo has no conversations.');
  return { short: short.id, long: long.id, longCount: long.lastSeq };
};

/** Fills a folder with the demo and starts the built server on it. @returns {Promise<Stage>} */
export const openStage = async () => {
  const { folder, remove } = await makeFolder();
  const who = seed(folder);
  const server = await startChatter({ folder });
  const end = async () => {
    await server.stop();
    await remove();
  };
  return { url: server.url, ...who, ...(await findConversations(server.url, who)), end };
};

/** @param {string[]} [args] @param {string} [profile] a folder that is its own; otherwise it forgets all @param {string} [baseURL] */
export const openBrowser = async (args = [], profile = '', baseURL = '') => {
  const executablePath = chromiumProgram.find();
  if (executablePath === null) throw new Error('There is no Chromium here: set CHROMIUM_PATH.');
  const options = { executablePath, args: ['--no-sandbox', '--disable-gpu', ...args] };
  const look = { viewport: { width: 1440, height: 900 }, locale: 'en-GB' };
  return chromium.launchPersistentContext(profile, { ...options, ...look, ...(baseURL && { baseURL }) });
};
