// @ts-check

import { quantile } from './numbers.mjs';
import { readHeap } from './read-heap.mjs';
import { tasksOf, traceMainThread } from './trace.mjs';

/** @import { BrowserContext } from 'playwright-core' */
/** @import { Stage } from './stage.mjs' */

export const frameMs = 1_000 / 60;
/** Pixels in each frame: about twelve thousand in a second, which is a hard fling on a phone. */
export const step = 200;

/**
 * Runs in the page: scrolls up frame by frame until the beginning is there. A frame in which there was nothing left to
 * scroll, because an older page was on its way, is not counted.
 */
const scrollUp = `new Promise((done) => {
  const view = document.querySelector('[role=log]');
  const frames = [];
  let [last, moved, most, idle] = [performance.now(), false, 0, 0];
  const next = (now) => {
    if (moved) frames.push(now - last);
    last = now;
    const { scrollTop } = view;
    moved = scrollTop > 0;
    idle = moved ? 0 : idle + 1;
    if (frames.length % 20 === 0) most = Math.max(most, document.querySelectorAll('*').length);
    // Two seconds without an older page.
    if (idle > 120) return done({ frames, most, first: Number(view.querySelector('[data-seq]')?.dataset.seq) });
    view.scrollTop = scrollTop - ${step};
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})`;

/** @param {BrowserContext} browser @param {Stage} stage */
export const measureScrolling = async (browser, stage) => {
  const page = await browser.newPage();
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await page.goto(`/chats/${stage.long}`);
  await page.locator('[role=log] [data-message]').last().waitFor();
  await page.waitForLoadState('networkidle');
  const heapBefore = await readHeap(session);
  /** @type {{ frames: number[], most: number, first: number }} */
  let seen = { frames: [], most: 0, first: 0 };
  const events = await traceMainThread(session, async () => {
    seen = await page.evaluate(scrollUp);
  });
  const heapAfter = await readHeap(session);
  await page.close();
  const work = workPerFrame(events);
  return {
    first: seen.first,
    frames: seen.frames.length,
    // A frame that kept its time comes 16.7 ms after the one before, give or take the clock's own shiver.
    onTime: seen.frames.filter((ms) => ms < frameMs * 1.2).length / seen.frames.length,
    workOnTime: work.filter((ms) => ms < frameMs).length / work.length,
    medianWorkMs: quantile(work, 0.5),
    lateWorkMs: quantile(work, 0.99),
    elements: seen.most,
    heapGrowthBytes: heapAfter - heapBefore,
  };
};

/** What the main thread did from one frame to the next, in the processor's own time. @param {import('./trace.mjs').TraceEvent[]} events */
const workPerFrame = (events) => {
  const starts = events
    .filter(({ name }) => name === 'FireAnimationFrame')
    .map(({ ts }) => ts / 1_000)
    .sort((a, b) => a - b);
  const work = starts.map(() => 0);
  let frame = 0;
  for (const { at, ms, cpuMs } of tasksOf(events).sort((a, b) => a.at - b.at)) {
    while (frame + 1 < starts.length && (starts[frame + 1] ?? 0) < at + ms) frame += 1;
    work[frame] = (work[frame] ?? 0) + cpuMs;
  }
  return work;
};
