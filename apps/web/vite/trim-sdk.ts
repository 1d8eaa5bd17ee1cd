import type { Plugin } from 'vite';
import { replaceModules } from './replace-modules.ts';

// By the end of a module's path. Outside of a page the SDK keeps the cookie by itself; here the browser does.
const instead: Readonly<Record<string, string>> = {
  'packages/client/src/http/cookie-jar.ts': `
    export const createCookieJar = () => { throw new Error('a page keeps no cookies by itself'); };`,
};

/** Leaves of the SDK what a page has a use for. */
export const trimSdk = (): Plugin =>
  replaceModules({
    name: 'trim-sdk',
    among: /\/packages\/client\/src\/.*\.ts$/,
    instead,
    whose: 'The SDK',
  });
