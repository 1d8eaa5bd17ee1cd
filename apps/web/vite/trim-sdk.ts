import type { Plugin } from 'vite';

// By the end of a module's path. Outside of a page the SDK keeps the cookie by itself; here the browser does.
const instead: Readonly<Record<string, string>> = {
  'packages/client/src/http/cookie-jar.ts': `
    export const createCookieJar = () => { throw new Error('a page keeps no cookies by itself'); };`,
};

/** Leaves of the SDK what a page has a use for. */
export const trimSdk = (): Plugin => {
  const met = new Set<string>();
  return {
    name: 'chatter:trim-sdk',
    apply: 'build',
    enforce: 'pre',
    buildStart: () => met.clear(),
    transform: {
      filter: { id: /\/packages\/client\/src\/.*\.ts$/ },
      handler(_code, id) {
        const name = Object.keys(instead).find((end) => id.endsWith(end));
        if (name === undefined) return null;
        met.add(name);
        return { code: instead[name] ?? '', map: null };
      },
    },
    buildEnd(error) {
      const missed = Object.keys(instead).filter((name) => !met.has(name));
      if (!error && missed.length > 0)
        this.error(`The SDK has no ${missed.join(', ')} any more: look through trim-sdk.ts.`);
    },
  };
};
