import { expect, test } from 'vitest';
import { deviceName } from './device-name.ts';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0';
const iphone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1';

test.each([
  [undefined, firefox, 'Firefox on Linux'],
  [undefined, iphone, 'Safari on iOS'],
  ['Kitchen tablet', firefox, 'Kitchen tablet'],
  [' \u0000\n ', firefox, 'Firefox on Linux'],
  [undefined, 'pong-bot/1.0 (+https://bot.example)', 'pong-bot'],
  [undefined, undefined, 'Unknown device'],
  [undefined, '', 'Unknown device'],
])('said %j with User-Agent %j is called %s', (said, userAgent, name) => {
  expect(deviceName(said, userAgent)).toBe(name);
});

test('case 30 an endless User-Agent is cut before it is looked at', () => {
  expect(deviceName(undefined, `x${'a'.repeat(1_000_000)}`)).toHaveLength(80);
});
