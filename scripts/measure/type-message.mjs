// @ts-check

import { median, quantile } from './numbers.mjs';
import { throttling } from './open-conversation.mjs';
import { tasksOf, traceMainThread } from './trace.mjs';

/** @import { BrowserContext } from 'playwright-core' */
/** @import { Stage } from './stage.mjs' */

const runs = 5;
const words = 'Somebody has left the gate to the garden open again';

/** Keys into the composer of the long conversation; how long the main thread was held by each. @param {BrowserContext} browser @param {Stage} stage */
const typeOnce = async (browser, stage) => {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await page.goto(`/chats/${stage.long}`);
  await page.locator('[role=log] [data-message]').last().waitFor();
  await page.waitForLoadState('networkidle');
  const field = page.locator('#pane form textarea');
  await field.fill('');
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttling });
  const events = await traceMainThread(session, () => field.pressSequentially(words, { delay: 60 }));
  await field.fill('');
  await page.close();
  const inputs = events.filter(
    ({ name, args }) => name === 'EventDispatch' && /^(key|input|textInput|beforeinput)/.test(args.data?.type ?? ''),
  );
  const tasks = tasksOf(events).filter(({ at, ms }) =>
    inputs.some(({ ts }) => ts / 1_000 >= at && ts / 1_000 <= at + ms),
  );
  return tasks.map(({ cpuMs }) => cpuMs);
};

/** @param {BrowserContext} browser @param {Stage} stage */
export const measureTyping = async (browser, stage) => {
  /** @type {number[][]} */
  const all = [];
  for (let run = 0; run < runs; run += 1) all.push(await typeOnce(browser, stage));
  const longest = all.map((tasks) => Math.max(...tasks));
  return {
    runs,
    keys: words.length,
    longestMs: median(longest),
    worstMs: Math.max(...longest),
    p95Ms: quantile(all.flat(), 0.95),
  };
};
