import { limits } from '@chatter/protocol/limits';
import Bowser from 'bowser';

const unknown = 'Unknown device';

const fromUserAgent = (userAgent: string): string => {
  const { browser, os } = Bowser.parse(userAgent);
  if (browser.name && os.name) return `${browser.name} on ${os.name}`;
  // A bot or a tool: `chatter-bot/1.2 (…)` is called chatter-bot.
  return browser.name || os.name || (userAgent.split(/[\s/(]/u)[0] ?? unknown);
};

const tidy = (text: string): string =>
  text
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, limits.deviceLength);

/** How a device is called in the list of devices: as it says, or as its User-Agent reads. */
export const deviceName = (said: string | undefined, userAgent: string | undefined): string =>
  // The bound keeps an endless header away from Bowser's patterns.
  tidy(said ?? '') || tidy(userAgent ? fromUserAgent(userAgent.slice(0, 512)) : '') || unknown;
