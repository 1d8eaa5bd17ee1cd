import { describe, expect, test } from 'vitest';
import { contentSchema, draftSchema } from './content.ts';
import { limits } from './limits.ts';

const photoId = (n: number) => String(n).padStart(20, 'a');

describe('a draft', () => {
  test.each([
    { kind: 'text', text: 'x'.repeat(limits.textLength) },
    { kind: 'photos', photoIds: [photoId(1)] },
    { kind: 'photos', photoIds: Array.from({ length: 10 }, (_, n) => photoId(n)), caption: '' },
  ])('is accepted within the limits: $kind', (draft) => {
    expect(draftSchema.parse(draft)).toEqual(draft);
  });

  test.each([
    ['text past the limit', { kind: 'text', text: 'x'.repeat(limits.textLength + 1) }],
    ['a blank text', { kind: 'text', text: ' \n\t ' }],
    ['no photo', { kind: 'photos', photoIds: [] }],
    ['eleven photos', { kind: 'photos', photoIds: Array.from({ length: 11 }, (_, n) => photoId(n)) }],
    ['a photo twice', { kind: 'photos', photoIds: [photoId(1), photoId(1)] }],
    ['a path for an id', { kind: 'photos', photoIds: ['../../../etc/passwd'] }],
    ['case 21 keys of the server', { kind: 'text', text: 'hi', seq: 7 }],
    ['a system line', { kind: 'system', v: 1, event: 'member-left', userIds: [] }],
    ['a kind that there is not', { kind: 'voice' }],
    ['nothing', null],
  ])('is refused: %s', (_, draft) => {
    expect(draftSchema.safeParse(draft).success).toBe(false);
  });

  test('case 32 does not pollute prototypes', () => {
    const draft: unknown = JSON.parse('{"kind":"text","text":"hi","__proto__":{"polluted":1}}');
    draftSchema.safeParse(draft);
    expect(({} as { polluted?: number }).polluted).toBe(undefined);
  });
});

test('stored content may carry keys of a later version', () => {
  const content = { kind: 'text', v: 1, text: 'hi', later: true };
  expect(contentSchema.parse(content)).toEqual({ kind: 'text', v: 1, text: 'hi' });
});
