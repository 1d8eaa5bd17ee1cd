import { limits } from '@chatter/protocol/limits';
import { describe, expect, test } from 'vitest';
import { sendsOn } from './sends-on.ts';
import { toDraft, tooLongBy } from './to-draft.ts';

const enter = {
  key: 'Enter',
  keyCode: 13,
  isComposing: false,
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
};

describe('keys of the composer', () => {
  test.each([
    ['Enter sends', enter, false, true],
    ['Enter breaks the line on glass', enter, true, false],
    ['Shift+Enter breaks the line', { ...enter, shiftKey: true }, false, false],
    ['Alt+Enter breaks the line', { ...enter, altKey: true }, false, false],
    ['Ctrl+Enter sends', { ...enter, ctrlKey: true }, false, true],
    ['Cmd+Enter sends on glass too', { ...enter, metaKey: true }, true, true],
    ['Enter that ends a composition does not send', { ...enter, isComposing: true }, false, false],
    ['Enter that Safari reports after a composition does not send', { ...enter, keyCode: 229 }, false, false],
    ['Ctrl+Enter within a composition does not send', { ...enter, ctrlKey: true, isComposing: true }, false, false],
    ['another key does not send', { ...enter, key: 'a', keyCode: 65 }, false, false],
  ])('%s', (_name, key, coarse, sends) => {
    expect(sendsOn(key, coarse)).toBe(sends);
  });
});

describe('what is sent', () => {
  test('is the text without blank lines round it, its inside untouched', () => {
    expect(toDraft('\n\n  one\n\n  two \n ')).toEqual({ kind: 'text', text: '  one\n\n  two' });
  });

  test.each(['', ' ', '\n\t \n'])('is nothing when it is blank (%j)', (text) => {
    expect(toDraft(text)).toBeNull();
  });

  test('may be 10,000 characters, a caption 1,000', () => {
    expect(tooLongBy('x'.repeat(limits.textLength), 0)).toBe(0);
    expect(tooLongBy('x'.repeat(limits.textLength + 3), 0)).toBe(3);
    expect(tooLongBy('x'.repeat(limits.captionLength + 1), 1)).toBe(1);
  });
});
