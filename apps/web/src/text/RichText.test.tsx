// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { render } from '../testing/render.tsx';
import { RichText } from './RichText.tsx';

test('an address becomes a link that opens elsewhere and tells nothing about us', async () => {
  const { host } = await render(<RichText text="See https://example.org/a, it is good" />);
  const link = host.querySelector('a');
  expect(link?.href).toBe('https://example.org/a');
  expect(link?.target).toBe('_blank');
  expect(link?.rel).toBe('noopener noreferrer nofollow');
  expect(host.textContent).toBe('See https://example.org/a, it is good');
});

test('a long address is short for the eye and whole in the link', async () => {
  const address = `https://example.org/${'a'.repeat(200)}`;
  const { host } = await render(<RichText text={address} />);
  expect(host.querySelector('a')?.href).toBe(address);
  expect(host.querySelector('a')?.title).toBe(address);
  expect(host.textContent).toHaveLength(60);
});

test.each([
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  '<a href="javascript:alert(1)">x</a>',
  'https://example.org/"><img src=x onerror=alert(1)>',
  '&lt;b&gt;',
])('case 26 markup in a message stays text: %s', async (text) => {
  const { host } = await render(<RichText text={text} />);
  expect(host.querySelector('img, script, svg, b, [onerror], [onload]')).toBeNull();
  expect(host.textContent).toBe(text);
});

test.each([
  ['ten thousand marks on one letter', `e${'\u0301'.repeat(9_999)}`],
  ['a word of ten thousand letters', 'x'.repeat(10_000)],
  ['hundreds of joined emoji', '👩‍👩‍👧‍👦'.repeat(900)],
])('case 29 %s cost no more to draw than other texts', async (_what, text) => {
  await render(<RichText text="warm" />);
  const before = process.cpuUsage();
  const { host } = await render(<RichText text={text} />);
  const { user } = process.cpuUsage(before);
  expect(host.textContent).toBe(text);
  expect(user / 1_000).toBeLessThan(50);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'java\tscript:alert(1)', 'vbscript:x'])(
  'case 27 %j cannot be clicked',
  async (text) => {
    const { host } = await render(<RichText text={text} />);
    expect(host.querySelector('a')).toBeNull();
  },
);
