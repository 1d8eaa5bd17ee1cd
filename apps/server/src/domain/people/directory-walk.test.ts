import type { UserId } from '@chatter/protocol/ids';
import { listPeople } from '@chatter/protocol/routes/people';
import { encodeCursor } from '@chatter/store/cursor';
import { nameKey } from '@chatter/store/name-key';
import { describe, expect, test } from 'vitest';
import { decodeWalk, encodeWalk } from './directory-walk.ts';

const ids = Array.from({ length: 50 }, (_, at) => String(at).padStart(20, '0') as UserId);

describe('a place in the directory', () => {
  test.each([
    { listed: [], after: null },
    { listed: ids.slice(0, 2), after: null },
    { listed: ids, after: encodeCursor('mara', ids[0] ?? '') },
  ])('comes back as it was: %j', (walk) => {
    expect(decodeWalk(encodeWalk(walk))).toEqual(walk);
  });

  test('with the most people and the longest name is one that a client may send', () => {
    const after = encodeCursor(nameKey('𠮷'.repeat(60)), ids[0] ?? '');
    expect(listPeople.query.safeParse({ after: encodeWalk({ listed: ids, after }) }).success).toBe(true);
  });

  test('that nobody gave is refused', () => {
    for (const text of ['made-up', 'bnVsbA', encodeCursor(7, 'x')]) {
      expect(() => decodeWalk(text)).toThrow(expect.objectContaining({ code: 'VALIDATION_FAILED' }));
    }
  });
});
