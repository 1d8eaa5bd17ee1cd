import type { Plugin } from 'vite';

// Where a part that cannot be fetched is told of as Vite does, but without its care for style sheets: there is one.
const helper = `
const asked = new Set();
export const __vitePreload = (load, parts = []) => {
  for (const part of parts) {
    if (asked.has(part) || part.endsWith('.css')) continue;
    asked.add(part);
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href: '/' + part }));
  }
  return load().catch((error) => {
    const event = Object.assign(new Event('vite:preloadError', { cancelable: true }), { payload: error });
    window.dispatchEvent(event);
    if (!event.defaultPrevented) throw error;
  });
};`;

/** What stands before each part that is loaded when it is used: asks for what comes with it, and tells when it fails. */
export const trimPreload = (): Plugin => ({
  name: 'chatter:trim-preload',
  apply: 'build',
  transform: { filter: { id: /vite\/preload-helper/ }, handler: () => ({ code: helper, map: null }) },
  generateBundle(_options, bundle) {
    const sheets = Object.keys(bundle).filter((file) => file.endsWith('.css'));
    if (sheets.length > 1)
      this.error(`There are several style sheets now (${sheets.join(', ')}): look through trim-preload.ts.`);
  },
});
