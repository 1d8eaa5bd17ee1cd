import type { Plugin } from 'vite';

/** The parts of a door beside `stack`, by the beginnings of their files' names. */
const doors = { chat: ['base', 'chat'], guests: ['base', 'GuestRoutes'] } as const;
const languages = ['en', 'de'] as const;

const moduleScript = /\n *<script type="module" crossorigin src="(\/assets\/[^"]+)"><\/script>/g;

/**
 * Tells `theme.js`, which runs first, the files of both doors and of the texts, so that they are asked for beside the
 * libraries and not after them; their names are known only after the build has hashed them. The libraries themselves
 * are fetched at once, behind style and font, and read in when `theme.js` says so.
 */
export const preloadDoors = (): Plugin => ({
  name: 'chatter:preload-doors',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler(html, context) {
      const files = Object.keys(context.bundle ?? {});
      const fileOf = (name: string): string => {
        const found = files.filter((file) => file.startsWith(`assets/${name}-`) && file.endsWith('.js'));
        if (found[0] === undefined || found.length > 1) throw new Error(`There is no one file of ${name}: ${found}`);
        return `/${found[0]}`;
      };
      const script = '<script src="/theme.js">';
      if (!html.includes(script)) throw new Error('index.html does not begin with theme.js.');
      const parts = {
        entry: fileOf('stack'),
        chat: doors.chat.map(fileOf),
        guests: doors.guests.map(fileOf),
        texts: Object.fromEntries(languages.map((language) => [language, fileOf(language)])),
      };
      const early = [...html.matchAll(moduleScript)].map(([, href = '']) => href);
      return {
        html: html
          .replace(script, `<script src="/theme.js" data-parts='${JSON.stringify(parts)}'>`)
          .replace(moduleScript, ''),
        // Browsers let few of them go at once while they wait for the style: the large one first.
        tags: [parts.entry, ...early.filter((href) => href !== parts.entry)].map((href) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', fetchpriority: 'low', href, crossorigin: '' },
          injectTo: 'head' as const,
        })),
      };
    },
  },
});
