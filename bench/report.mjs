// @ts-check
import os from 'node:os';
import { canPin } from './processes.mjs';

/**
 * One figure. `ratio` is the median of the ratios of paired runs, not the ratio of the medians beside it.
 * @typedef {object} Row
 * @property {string} what
 * @property {number} chatter
 * @property {number | null} beside the same of the base line
 * @property {number | null} ratio
 * @property {number | null} goal of the ratio, or of the figure itself where there is no ratio
 * @property {boolean} [isFloor] the goal is to be at or above it
 * @property {string} unit
 * @property {string[]} doubts why it may be wrong
 */

/**
 * How much is measured.
 * @typedef {{ pairs: number, seconds: number, lanes: number, members: number, socketsEach: number, connections: number, storms: number, stopSeconds: number, history: number }} Size
 */

/** @param {Row} row */
export const isMet = ({ chatter, ratio, goal, isFloor = false }) => {
  if (goal === null) return null;
  const value = ratio ?? chatter;
  return isFloor ? value >= goal : value <= goal;
};

/** @param {number} value */
const short = (value) => (value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2));

/** @param {Row} row */
const verdictOf = (row) => {
  const met = isMet(row);
  return met === null ? '' : met ? 'met' : 'not met';
};

/** @param {Row} row */
const goalOf = ({ goal, isFloor, ratio, unit }) =>
  goal === null ? '' : `${isFloor ? '≥' : '≤'} ${goal}${ratio === null ? ` ${unit}` : ' ×'}`;

/** @param {Row} row */
const line = (row) => {
  const { what, chatter, beside, ratio, unit, doubts } = row;
  const cells = [
    what + (doubts.length > 0 ? ` (${doubts.join('; ')})` : ''),
    `${short(chatter)} ${unit}`,
    beside === null ? '' : `${short(beside)} ${unit}`,
    ratio === null ? '' : `${ratio.toFixed(2)} ×`,
    goalOf(row),
    verdictOf(row),
  ];
  return `| ${cells.join(' | ')} |`;
};

export const machine = () => ({
  date: new Date().toISOString().slice(0, 10),
  processor: `${os.cpus().length} × ${os.cpus()[0]?.model.trim() ?? 'unknown'}`,
  node: process.version,
  load: os.loadavg()[0] ?? 0,
  pinned: canPin,
});

/** @param {Row[]} rows @param {ReturnType<typeof machine> & { record: string }} on `record`: what keeps the messages @param {Size} size */
export const toMarkdown = (rows, on, { pairs, seconds }) =>
  [
    `${on.date}, ${on.processor}, Node ${on.node}, on ${on.record}, load before the run ${on.load.toFixed(1)}, ${pairs} pairs of ${seconds} s${on.pinned ? ', server and load on a core each' : ', **not pinned to cores**'}.`,
    '',
    '| | Chatter | beside | ratio | goal | |',
    '|---|---|---|---|---|---|',
    ...rows.map(line),
    '',
  ].join('\n');

const [width, rowHeight, labelWidth, scale] = [900, 34, 470, 180];

/** @param {string} text */
const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** How far each figure is from its goal: a bar that ends before the line has met it. @param {Row[]} rows */
export const toPlot = (rows) => {
  const drawn = rows.filter(({ goal }) => goal !== null);
  const bars = drawn.map((row, at) => {
    const value = row.ratio ?? row.chatter;
    const part = row.isFloor ? (row.goal ?? 1) / value : value / (row.goal ?? 1);
    const y = 30 + at * rowHeight;
    const length = Math.min(part, 2.2) * scale;
    return `<text x="${labelWidth - 10}" y="${y + 15}" text-anchor="end">${escaped(row.what.split(',').slice(0, 2).join(','))}</text>
  <rect x="${labelWidth}" y="${y}" width="${length.toFixed(1)}" height="22" rx="3" class="${isMet(row) ? 'met' : 'missed'}"/>
  <text x="${labelWidth + length + 6}" y="${y + 15}">${(part * 100).toFixed(0)} %</text>`;
  });
  const height = 44 + drawn.length * rowHeight;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12">
  <style>
    svg { background: #fff } text { fill: #222630 } .met { fill: #2f8f5b } .missed { fill: #c8553d } .goal { stroke: #222630 }
    @media (prefers-color-scheme: dark) { svg { background: #15171c } text { fill: #eae7e3 } .goal { stroke: #eae7e3 } }
  </style>
  <text x="${labelWidth + scale}" y="16" text-anchor="middle">goal</text>
  ${bars.join('\n  ')}
  <line x1="${labelWidth + scale}" y1="22" x2="${labelWidth + scale}" y2="${height - 10}" class="goal" stroke-dasharray="4 3"/>
</svg>
`;
};
