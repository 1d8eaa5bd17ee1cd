import config from './playwright.config.ts';

const { launchOptions } = config.use ?? {};

/** How a browser starts in whose eyes the names of the tests lead to this machine. */
export const namedHosts = {
  ...launchOptions,
  args: [...(launchOptions?.args ?? []), '--host-resolver-rules=MAP *.test 127.0.0.1'],
};
