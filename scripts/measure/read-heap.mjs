// @ts-check
/** @import { CDPSession } from 'playwright-core' */

/** Bytes of JavaScript that are really in use. @param {CDPSession} session */
export const readHeap = async (session) => {
  await session.send('HeapProfiler.collectGarbage');
  const { metrics } = await session.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
};
