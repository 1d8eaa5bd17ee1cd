// @ts-check
import { throttling } from './open-conversation.mjs';
import { step } from './scroll-to-beginning.mjs';

/** @param {readonly (readonly (string | number)[])[]} rows the first one is the head */
const table = ([head = [], ...rows]) => {
  /** @param {readonly (string | number)[]} cells */
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
};

/** @param {number} ms */
const inMs = (ms) => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`;
/** @param {number} part */
const inPercent = (part) => `${(part * 100).toFixed(1)} %`;

/** @param {import('node:os').CpuInfo[]} cpus @param {number[]} load */
export const machineLine = (cpus, [load = 0]) =>
  `${new Date().toISOString().slice(0, 10)}, ${cpus.length} × ${cpus[0]?.model.trim() ?? 'unknown'}, Node ${process.version}, load before the run ${load.toFixed(1)}\n`;

/** @param {import('./stage.mjs').Stage} stage @param {Awaited<ReturnType<typeof import('./open-conversation.mjs').measureOpening>>} opening */
export const openingTable = ({ longCount }, { runs, long, short }) =>
  `### Opening, ${throttling} × slower processor, median of ${runs}\n\n${table([
    ['', 'script', 'worst of the runs', 'style and layout'],
    [`${longCount} messages`, inMs(long.scriptMs), inMs(long.worstScriptMs), inMs(long.layoutMs)],
    ['the shortest conversation', inMs(short.scriptMs), inMs(short.worstScriptMs), inMs(short.layoutMs)],
    ['ratio', (long.scriptMs / short.scriptMs).toFixed(2), '', (long.layoutMs / short.layoutMs).toFixed(2)],
  ])}\n`;

/** @param {Awaited<ReturnType<typeof import('./type-message.mjs').measureTyping>>} typing */
export const typingTable = ({ runs, keys, longestMs, worstMs, p95Ms }) =>
  `### Typing, ${throttling} × slower processor, ${runs} runs of ${keys} keys\n\n${table([
    ['', 'task of a key'],
    ['95 of 100 keys within', inMs(p95Ms)],
    ['longest of a run, median', inMs(longestMs)],
    ['longest of all', inMs(worstMs)],
  ])}\n`;

/** @param {import('./stage.mjs').Stage} stage @param {Awaited<ReturnType<typeof import('./scroll-to-beginning.mjs').measureScrolling>>} scrolling */
export const scrollingTable = ({ longCount }, scrolling) =>
  `### Scrolling from the end of ${longCount} messages to message ${scrolling.first}, ${step} px a frame, processor as it is\n\n${table(
    [
      ['', ''],
      ['frames in which something moved', scrolling.frames],
      ['drawn in time, on the clock', inPercent(scrolling.onTime)],
      ['main thread done within 16.7 ms of its own time', inPercent(scrolling.workOnTime)],
      ['work of a frame, median and 99 of 100', `${inMs(scrolling.medianWorkMs)}, ${inMs(scrolling.lateWorkMs)}`],
      ['most elements in the page', scrolling.elements],
      ['heap at the beginning, over that at the end', `${(scrolling.heapGrowthBytes / 1_000_000).toFixed(1)} MB`],
    ],
  )}\n`;

/** @param {Awaited<ReturnType<typeof import('./lighthouse.mjs').measureLighthouse>>} lighthouse */
export const lighthouseTable = ({ version, runs, rows }) =>
  `### Lighthouse ${version}, median of ${runs}\n\n${table([
    ['page', 'as a', 'performance', 'accessibility', 'best practices', 'what is not full'],
    ...rows.map(({ page, device, scores, notes }) => [page, device, ...scores, notes.join(', ')]),
  ])}\n`;
