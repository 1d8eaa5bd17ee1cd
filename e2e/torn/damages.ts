import { closeSync, openSync, readSync, truncateSync, writeSync } from 'node:fs';
import { headerBytes, type LogFrames } from './log-frames.ts';

/** One way to spoil the end of a log. */
export interface Damage {
  readonly name: string;
  /** Frames before it that are whole. */
  readonly wholeFrames: number;
  /** Bytes of the log before it. */
  readonly wholeBytes: number;
  apply(log: string): void;
}

const cutAt = (name: string, frames: LogFrames, bytes: number): Damage => ({
  name: `${name} ${bytes}`,
  wholeFrames: Math.max(0, Math.floor((bytes - headerBytes) / frames.frameBytes)),
  wholeBytes: bytes,
  apply: (log) => truncateSync(log, bytes),
});

/** The log ends with this frame, and one bit of it is another. */
const flipIn = (frames: LogFrames, frame: number, random: () => number): Damage => {
  const start = headerBytes + frame * frames.frameBytes;
  const place = start + Math.floor(random() * frames.frameBytes);
  const bit = 1 << Math.floor(random() * 8);
  return {
    ...{ name: `bit ${bit} of byte ${place} of the last frame ${frame}`, wholeFrames: frame, wholeBytes: start },
    apply: (log) => {
      truncateSync(log, start + frames.frameBytes);
      const file = openSync(log, 'r+');
      const byte = Buffer.alloc(1);
      readSync(file, byte, 0, 1, place);
      writeSync(file, Buffer.from([(byte[0] ?? 0) ^ bit]), 0, 1, place);
      closeSync(file);
    },
  };
};

/**
 * Cuts at the boundaries of frames, within frames, and flipped bits, in turns, at random places of the log; the very
 * last frames are always among them.
 * @param options `fromBytes`: where the part of the log begins that is damaged
 */
export const makeDamages = (
  frames: LogFrames,
  options: { readonly count: number; readonly fromBytes: number; readonly random: () => number },
): Damage[] => {
  const { count, fromBytes, random } = options;
  const first = Math.max(0, Math.ceil((fromBytes - headerBytes) / frames.frameBytes));
  return Array.from({ length: count }, (_, n) => {
    const frame = n < 6 ? frames.count - 1 - (n % 2) : first + Math.floor(random() * (frames.count - first));
    const start = headerBytes + frame * frames.frameBytes;
    const kind = n % 3;
    if (kind === 0) return cutAt('cut at the boundary of a frame, byte', frames, start);
    if (kind === 1)
      return cutAt('cut within a frame, byte', frames, start + 1 + Math.floor(random() * (frames.frameBytes - 1)));
    return flipIn(frames, frame, random);
  });
};
