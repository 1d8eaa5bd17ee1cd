import type { ByteRange } from './files.ts';

/**
 * The bytes that a range means in a file of `size` bytes; without a range all of them.
 * @returns first byte and number of bytes
 * @throws RangeError for one that begins past the end
 */
export const resolveRange = (range: ByteRange | undefined, size: number): { start: number; bytes: number } => {
  if (range === undefined) return { start: 0, bytes: size };
  const { start, end } = range;
  const whole = Number.isSafeInteger(start) && Number.isSafeInteger(end);
  if (!whole || start < 0 || end < start || start >= size) {
    throw new RangeError(`No bytes ${start}-${end} in a file of ${size}`);
  }
  return { start, bytes: Math.min(end, size - 1) - start + 1 };
};
