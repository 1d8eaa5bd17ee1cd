import { cursorSchema } from '@chatter/protocol/scalars';
import { describe, expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { nameKey } from './name-key.ts';

const id = 'k3f9a0000000000000zz';
const refused = expect.objectContaining({ code: 'VALIDATION_FAILED' });

describe('a cursor', () => {
  test('comes back as it was', () => {
    expect(decodeCursor('text', encodeCursor('山田 zoe', id))).toEqual({ key: '山田 zoe', id });
    expect(decodeCursor('number', encodeCursor(1_700_000_000_000, id))).toEqual({ key: 1_700_000_000_000, id });
  });

  test.each(['', 'x', 'bnVsbA', 'W10', encodeCursor(1, id).slice(0, -3), '💥'])(
    'that nobody gave is refused: %s',
    (text) => {
      expect(() => decodeCursor('number', text)).toThrow(refused);
    },
  );

  test('of another listing is refused', () => {
    expect(() => decodeCursor('number', encodeCursor('mara', id))).toThrow(refused);
    expect(() => decodeCursor('text', encodeCursor(7, id))).toThrow(refused);
    expect(() => decodeCursor('number', encodeCursor(Number.MAX_SAFE_INTEGER + 1, id))).toThrow(refused);
  });

  test.each(['ﷺ'.repeat(60), '𠮷'.repeat(60), '㌖'.repeat(60), 'æ'.repeat(60)])(
    'of the longest name is one that a client may send',
    (name) => {
      expect(cursorSchema.safeParse(encodeCursor(nameKey(name), id)).success).toBe(true);
    },
  );
});
