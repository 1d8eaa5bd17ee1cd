// @ts-check

/** @import { Finding, Source } from './sources.mjs' */

/**
 * The lock file names no host, so that it installs from whichever registry a machine is set up for.
 * @param {Source} lock
 * @returns {Finding[]}
 */
export const findLockHosts = ({ path, text }) =>
  text
    .split('\n')
    .flatMap((line, index) =>
      /"resolved":\s*"[a-z+]+:/.test(line)
        ? [{ path, line: index + 1, rule: 'no "resolved" addresses: npm install --omit-lockfile-registry-resolved' }]
        : [],
    );
