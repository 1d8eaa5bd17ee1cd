// @ts-check
// `npm run measure`: how fast the built page is, as Markdown for docs/performance.md; it writes nothing.
//   -- opening scrolling typing lighthouse   only these
import os from 'node:os';
import { measureLighthouse } from './measure/lighthouse.mjs';
import { measureOpening } from './measure/open-conversation.mjs';
import { lighthouseTable, machineLine, openingTable, scrollingTable, typingTable } from './measure/report.mjs';
import { measureScrolling } from './measure/scroll-to-beginning.mjs';
import { openBrowser, openStage } from './measure/stage.mjs';
import { measureTyping } from './measure/type-message.mjs';
import { ensureBuilt } from './setup/ensure-built.mjs';
import { ensureInstalled } from './setup/install.mjs';
import { root } from './setup/root.mjs';

/** @import { BrowserContext } from 'playwright-core' */
/** @import { Stage } from './measure/stage.mjs' */

const wanted = process.argv.slice(2);
/** @param {string} part */
const isWanted = (part) => wanted.length === 0 || wanted.includes(part);

/** @param {Stage} stage @returns {Promise<BrowserContext>} signed in */
const openSignedIn = async (stage) => {
  const browser = await openBrowser([], '', stage.url);
  const { email, password } = stage;
  await browser.request.post('/api/signin', { data: { email, password, remember: true } });
  return browser;
};

/** @param {Stage} stage */
const measure = async (stage) => {
  const browser = await openSignedIn(stage);
  try {
    if (isWanted('opening')) console.log(openingTable(stage, await measureOpening(browser, stage)));
    if (isWanted('typing')) console.log(typingTable(await measureTyping(browser, stage)));
    if (isWanted('scrolling')) console.log(scrollingTable(stage, await measureScrolling(browser, stage)));
  } finally {
    await browser.close();
  }
  if (isWanted('lighthouse')) console.log(lighthouseTable(await measureLighthouse(stage)));
};

process.chdir(root);
try {
  await ensureInstalled();
  await ensureBuilt();
  console.log(machineLine(os.cpus(), os.loadavg()));
  const stage = await openStage();
  await measure(stage).finally(stage.end);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
