import type { Plugin } from 'vite';

/** The parts of a door beside `stack`, by the beginnings of their files' names. */
const doors = { chat: ['base', 'chat'], guests: ['base', 'GuestRoutes'] } as const;

/**
 * Tells `theme.js`, which runs first, the files of both doors, so that they are asked for beside the
 * libraries and not after them; their names are known only after the build has hashed them.
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
      const parts = {
        chat: doors.chat.map(fileOf),
        guests: doors.guests.map(fileOf),
      };
      const script = '<script src="/theme.js">';
      if (!html.includes(script)) throw new Error('index.html does not begin with theme.js.');
      return html.replace(script, `<script src="/theme.js" data-parts='${JSON.stringify(parts)}'>`);
    },
  },
});
