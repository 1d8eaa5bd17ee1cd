import { t } from './t.ts';

const unknown = 'Unknown device';
// Only what the server has read out of a User-Agent: a name that a person or a bot gave stays as it is.
const browserOn = /^(.+) on (Android|Chrome OS|iOS|iPadOS|Linux|macOS|Windows)$/;

/** The name of a device. The server says what it read of it in English. */
export const deviceWords = (device: string): string => {
  if (device === unknown) return t('devices.unknown');
  const [, browser, system] = browserOn.exec(device) ?? [];
  return browser && system ? t('devices.browserOn', { browser, system }) : device;
};
