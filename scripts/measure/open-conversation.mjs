// @ts-check
import { setTimeout as wait } from 'node:timers/promises';

import { median } from './numbers.mjs';
import { shareOut, traceMainThread } from './trace.mjs';

/** @import { BrowserContext } from 'playwright-core' */
/** @import { Stage } from './stage.mjs' */

const runs = 7;
export const throttling = Number(process.env.THROTTLING ?? 4);

/** A press on a row of the list, until the newest message is drawn and all is still. @param {BrowserContext} browser @param {string} id */
const openOnce = async (browser, id) => {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await page.goto('/chats');
  await page.locator('a[data-row]').first().waitFor();
  await page.waitForLoadState('networkidle');
  await session.send('Emulation.setCPUThrottlingRate', { rate: throttling });
  const events = await traceMainThread(session, async () => {
    // By hand: what Playwright does to press and to wait would count as the page's own work.
    await page.evaluate(`document.querySelector('a[data-row][href="/chats/${id}"]').click()`);
    while (!(await page.evaluate("document.querySelector('[role=log] [data-message]') !== null"))) await wait(100);
    await page.waitForLoadState('networkidle');
  });
  await page.close();
  return shareOut(events);
};

/**
 * Script and layout of opening the long conversation and the short one, turn by turn, each in a page of its own.
 * @param {BrowserContext} browser @param {Stage} stage
 */
export const measureOpening = async (browser, stage) => {
  const [long, short] = [[], []].map(() => /** @type {{ scriptMs: number, layoutMs: number }[]} */ ([]));
  for (let run = 0; run < runs; run += 1) {
    short?.push(await openOnce(browser, stage.short));
    long?.push(await openOnce(browser, stage.long));
  }
  /** @param {{ scriptMs: number, layoutMs: number }[] | undefined} all */
  const middle = (all = []) => ({
    scriptMs: median(all.map(({ scriptMs }) => scriptMs)),
    layoutMs: median(all.map(({ layoutMs }) => layoutMs)),
    worstScriptMs: Math.max(...all.map(({ scriptMs }) => scriptMs)),
  });
  return { runs, long: middle(long), short: middle(short) };
};
