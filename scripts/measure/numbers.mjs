// @ts-check

/** @param {readonly number[]} values @param {number} part from 0 to 1 */
export const quantile = (values, part) => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN;
};

/** The middle one: what a busy machine does to a run or two does not move it. @param {readonly number[]} values */
export const median = (values) => quantile(values, 0.5);
