import type { Plugin } from 'vite';

/** Lets the page ask for one font file at once; its name is known only after the build has hashed it. */
export const preloadFont = (name: RegExp): Plugin => ({
  name: 'chatter:preload-font',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(_html, context) {
      const files = Object.keys(context.bundle ?? {}).filter((file) => file.endsWith('.woff2') && name.test(file));
      return files.map((file) => ({
        tag: 'link',
        attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
        injectTo: 'head' as const,
      }));
    },
  },
});
