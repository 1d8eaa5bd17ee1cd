import { expect, test } from 'vitest';
import { readFrame, writeFrame, writeLine } from './frame.ts';

test('a frame comes back as it was written, whatever is in it', () => {
  const bodies = [null, { text: 'two\nlines and "quotes" \u2028 🙂' }, ['a b', 'c'], ''];
  const lines = bodies.map((body, i) => writeLine('message', `key${i}`, body));
  const frame = readFrame(writeFrame('a1b2', 7, lines));
  expect(frame).toMatchObject({ node: 'a1b2', number: 7 });
  expect(frame?.lines.map(({ name }) => name)).toEqual(bodies.map(() => 'message'));
  expect(frame?.lines.map(({ key }) => key)).toEqual(['key0', 'key1', 'key2', 'key3']);
  expect(frame?.lines.map(({ body }) => JSON.parse(body))).toEqual(bodies);
});

test('a heartbeat has no lines', () => {
  expect(readFrame(writeFrame('a1b2', 1, []))).toEqual({ node: 'a1b2', number: 1, lines: [] });
});

test.each(['', 'hello', 'A1 x', 'a1b2', '{"node":"a1b2"}', `a1b2 ${'9'.repeat(16)}`])('%j is no frame', (text) => {
  expect(readFrame(text)).toBeNull();
});
