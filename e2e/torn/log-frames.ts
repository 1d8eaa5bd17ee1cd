import { readFileSync } from 'node:fs';

/** A write-ahead log as SQLite's file format describes it (https://www.sqlite.org/fileformat2.html#walformat). */
export interface LogFrames {
  /** Bytes of one frame: its header and its page. */
  readonly frameBytes: number;
  /** Frames of this round of the log; what lies behind them is left over from an earlier round. */
  readonly count: number;
  /** How many frames there are up to the end of each commit, in order. */
  readonly commits: readonly number[];
}

export const headerBytes = 32;
const frameHeaderBytes = 24;

/** @param path of the log */
export const readLogFrames = (path: string): LogFrames => {
  const log = readFileSync(path);
  const frameBytes = frameHeaderBytes + log.readUInt32BE(8);
  const salt = log.subarray(16, 24);
  const commits: number[] = [];
  let count = 0;
  for (let at = headerBytes; at + frameBytes <= log.length; at += frameBytes) {
    if (!log.subarray(at + 8, at + 16).equals(salt)) break;
    count += 1;
    // The size of the database stands in the last frame of a commit only.
    if (log.readUInt32BE(at + 4) > 0) commits.push(count);
  }
  return { frameBytes, count, commits };
};
