// @ts-check
/** @import { CDPSession } from 'playwright-core' */

/** @typedef {{ name: string, ph: string, ts: number, dur?: number, tdur?: number, pid: number, tid: number, args: { name?: string, data?: { type?: string } } }} TraceEvent */

/**
 * Records what the browser's own tracing says while something happens.
 * @param {CDPSession} session @param {() => Promise<void>} happens @returns {Promise<TraceEvent[]>} of the page's main thread
 */
export const traceMainThread = async (session, happens) => {
  /** @type {TraceEvent[]} */
  const events = [];
  /** @param {{ value: object[] }} data */
  const collect = ({ value }) => void events.push(.../** @type {TraceEvent[]} */ (value));
  session.on('Tracing.dataCollected', collect);
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      excludedCategories: ['*'],
      includedCategories: ['devtools.timeline', 'disabled-by-default-devtools.timeline', '__metadata'],
    },
  });
  await happens();
  await session.send('Tracing.end');
  await complete;
  session.off('Tracing.dataCollected', collect);
  // The page is the renderer that works most: others of the browser are idle.
  const main = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const threads = main.map(({ pid, tid }) => events.filter((event) => event.pid === pid && event.tid === tid));
  return threads.sort((a, b) => b.length - a.length)[0] ?? [];
};

/** Lengths of the tasks of a thread, in milliseconds: on the clock, and of the processor's own time. @param {readonly TraceEvent[]} events */
export const tasksOf = (events) =>
  events
    .filter(({ name, ph }) => name === 'RunTask' && ph === 'X')
    .map(({ ts, dur = 0, tdur = dur }) => ({ at: ts / 1_000, ms: dur / 1_000, cpuMs: tdur / 1_000 }));

const script = new Set([
  'EvaluateScript',
  'v8.compile',
  'FunctionCall',
  'RunMicrotasks',
  'TimerFire',
  'FireAnimationFrame',
  'EventDispatch',
  'XHRReadyStateChange',
  'FireIdleCallback',
]);
const rendering = new Set(['Layout', 'UpdateLayoutTree', 'HitTest', 'ParseHTML']);

/**
 * How long a thread ran script, and how long it laid out: of its own time, so that other programs do not count. Layout
 * that a script asked for is layout.
 * @param {readonly TraceEvent[]} events
 */
export const shareOut = (events) => {
  const sums = { scriptMs: 0, layoutMs: 0 };
  let [scriptEnd, layoutEnd] = [0, 0];
  for (const { name, ph, ts, dur = 0, tdur = dur } of [...events].sort(
    (a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0),
  )) {
    if (ph !== 'X') continue;
    if (rendering.has(name) && ts >= layoutEnd) {
      sums.layoutMs += tdur / 1_000;
      if (ts < scriptEnd) sums.scriptMs -= tdur / 1_000;
      layoutEnd = ts + dur;
    } else if (script.has(name) && ts >= scriptEnd) {
      sums.scriptMs += tdur / 1_000;
      scriptEnd = ts + dur;
    }
  }
  return sums;
};
