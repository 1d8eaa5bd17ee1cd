// @ts-check
// Takes the pictures of the README from the seeded demo: `npm run pictures`. The machine needs fonts for
// emoji and for Korean and Japanese (Debian: fonts-noto-color-emoji, fonts-noto-cjk).
import { spawnSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { makeFolder, startChatter } from '../e2e/server/chatter-process.mjs';
import { ensureBuilt } from './setup/ensure-built.mjs';
import { inRoot, root } from './setup/root.mjs';
import { chromium as chromiumProgram } from './suite/programs.mjs';

/** @import { Page } from 'playwright-core' */

const sizes = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1440, height: 900 },
};

// Of the cast of the demo.
const conversation = 'Garden plots';
const person = 'Zoë';

/** @param {string} folder @returns {{ email: string, password: string }} who the seed says to sign in as */
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

/** @param {Page} page @param {string} name */
const take = async (page, name) => {
  await page.evaluate('document.fonts.ready');
  // Nothing is under the pointer in a picture.
  await page.mouse.move(0, 0);
  await page.waitForLoadState('networkidle');
  const png = await page.screenshot({ animations: 'disabled' });
  await sharp(png)
    .png({ palette: true, quality: 95, effort: 10 })
    .toFile(inRoot(`docs/pictures/${name}.png`));
};

/** @param {Page} page @param {{ email: string, password: string }} who */
const signIn = async (page, { email, password }) => {
  await page.goto('/signin');
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL('**/chats');
};

/** @param {Page} page @param {string} name of the conversation, with photos near its end */
const openConversation = async (page, name) => {
  const row = page.locator('a[data-row]').filter({ hasText: name });
  await row.scrollIntoViewIfNeeded();
  await row.click();
  await page.locator('[role=log] li[data-message]').last().waitFor();
};

/** @param {Page} page @param {string} name */
const openPerson = async (page, name) => {
  await page.goto('/people');
  await page.locator('input[type=search]').fill(name);
  await page.locator('a[data-row]').filter({ hasText: name }).click();
};

/**
 * What the README shows.
 * @type {{ name: string, size: keyof typeof sizes, theme: 'light' | 'dark', show?: (page: Page) => Promise<void> }[]}
 */
const pictures = [
  { name: 'desktop-light', size: 'desktop', theme: 'light', show: (page) => openConversation(page, conversation) },
  { name: 'desktop-dark', size: 'desktop', theme: 'dark', show: (page) => openConversation(page, conversation) },
  { name: 'phone-chats-light', size: 'phone', theme: 'light' },
  {
    name: 'phone-conversation-dark',
    size: 'phone',
    theme: 'dark',
    show: (page) => openConversation(page, conversation),
  },
  { name: 'phone-person-light', size: 'phone', theme: 'light', show: (page) => openPerson(page, person) },
];

await ensureBuilt();
await mkdir(inRoot('docs/pictures'), { recursive: true });
const { folder, remove } = await makeFolder();
const who = seed(folder);
const chatter = await startChatter({ folder });
const executablePath = chromiumProgram.find();
if (executablePath === null) throw new Error('There is no Chromium here: set CHROMIUM_PATH.');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const { name, size, theme, show } of pictures) {
    const look = /** @type {const} */ ({
      colorScheme: theme,
      reducedMotion: 'reduce',
      locale: 'en-GB',
      timezoneId: 'UTC',
    });
    const context = await browser.newContext({ ...look, baseURL: chatter.url, viewport: sizes[size] });
    const page = await context.newPage();
    await signIn(page, who);
    await show?.(page);
    await take(page, name);
    await context.close();
  }
} finally {
  await browser.close();
  await chatter.stop();
  await remove();
}
