import { quantile } from '../../../scripts/measure/numbers.mjs';
import { type ClusterHarmName, clusterHarms } from './plan-harms.ts';
import type { ClusterTortureResult } from './run-cluster-torture.ts';

export const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

/** How soon all were equal after each kind of harm, in the words of the report; a round of two harms counts for both. */
export const recoveryLines = ({ rounds, harms }: Pick<ClusterTortureResult, 'rounds' | 'harms'>): string[] =>
  (Object.keys(clusterHarms) as ClusterHarmName[])
    .filter((name) => harms[name] > 0)
    .map((name) => {
      const times = rounds.filter(({ names }) => names.includes(name)).map(({ ms }) => ms);
      const [middle, most, worst] = [0.5, 0.95, 1].map((part) => seconds(quantile(times, part)));
      return `${harms[name]} ${clusterHarms[name]}: equal after ${middle} s in the middle, ${most} s for 95 %, ${worst} s at worst`;
    });

/** The line that counts. */
export const clusterResultLine = (
  { lost, doubled, reordered, harms, messages, rounds }: ClusterTortureResult,
  seed: number,
): string => {
  const sum = Object.values(harms).reduce((all, count) => all + count, 0);
  const worst = Math.max(0, ...rounds.map(({ ms }) => ms));
  return `lost ${lost.length} · doubled ${doubled.length} · reordered ${reordered.length} · ${sum} harms · equal after ${seconds(worst)} s at worst · ${messages} messages · seed ${seed}`;
};
