import type { Message } from '@chatter/protocol/message';
import { describe, expect, test } from 'vitest';
import { newestRun } from './newest-run.ts';

const message = (seq: number): Message => ({ seq }) as Message;
const run = (seqs: readonly number[], top: number) => {
  const page = newestRun(seqs.map(message), top);
  return page && [page.messages.map(({ seq }) => seq), page.hasBefore, page.hasAfter];
};

describe('the newest run of kept messages', () => {
  test.each([
    ['nothing', [], 5, null],
    ['all of a conversation', [1, 2, 3], 3, [[1, 2, 3], false, false]],
    ['doubles and any order', [3, 2, 3, 1], 3, [[1, 2, 3], false, false]],
    ['the part after a gap', [1, 2, 4, 5], 5, [[4, 5], true, false]],
    ['what does not reach the end', [3, 4], 9, [[3, 4], true, true]],
    ['what waits beyond a gap is left out', [3, 4, 6], 4, [[3, 4], true, false]],
    ['only what waits', [6], 4, null],
  ])('D3 %s', (_, seqs, top, expected) => {
    expect(run(seqs, top)).toEqual(expected);
  });
});
