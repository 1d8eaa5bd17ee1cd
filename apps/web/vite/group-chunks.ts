import type { Plugin } from 'vite';

/** The doors of the page; what each needs at once travels as one file, which packs better than twenty small ones. */
const doors = {
  main: '/src/main.tsx',
  guests: '/src/routes/GuestRoutes.tsx',
  chat: '/src/routes/SignedIn.tsx',
} as const;

/** Who asks for SDK and socket in turn: the chat never does without them, so they travel with it. */
const asksInTurn = /\/(load-chatter|socket-wire)\.ts$/;
const never = /^(?!)/;

interface Module {
  readonly importedIds: readonly string[];
  readonly dynamicallyImportedIds: readonly string[];
}
interface Context {
  readonly getModuleInfo: (id: string) => Module | null;
}

const reach = (id: string, context: Context, inTurn: RegExp, met = new Set<string>()): ReadonlySet<string> => {
  const info = met.has(id) ? null : context.getModuleInfo(id);
  if (info === null) return met;
  met.add(id);
  const next = inTurn.test(id) ? [...info.importedIds, ...info.dynamicallyImportedIds] : info.importedIds;
  for (const each of next) reach(each, context, inTurn, met);
  return met;
};

/**
 * Puts what a door imports at once into one chunk: `stack` for the libraries under everything, `base` for what guests
 * and the chat share, `chat` for the chat. What is imported when it is used stays in files of its own.
 */
export const groupChunks = (): Plugin => {
  let root = '';
  let reached: Record<keyof typeof doors, ReadonlySet<string>> | undefined;
  const groupOf = (id: string, context: Context): string | null => {
    reached ??= {
      main: reach(root + doors.main, context, never),
      guests: reach(root + doors.guests, context, never),
      chat: reach(root + doors.chat, context, asksInTurn),
    };
    if (reached.main.has(id)) return 'stack';
    if (!reached.chat.has(id)) return null;
    return reached.guests.has(id) ? 'base' : 'chat';
  };
  const group = (name: string, priority: number) => ({
    name: (id: string, context: Context) => (groupOf(id, context) === name ? name : null),
    priority,
  });
  return {
    name: 'chatter:group-chunks',
    apply: 'build',
    config: () => ({
      build: {
        modulePreload: {
          polyfill: false,
          // A door's parts are fetched side by side. For what is loaded later the table of who needs what would weigh more
          // than the one round trip that it saves.
          resolveDependencies: (_file, parts, { hostId }) => (/\/stack-/.test(hostId) ? parts : []),
        },
        rolldownOptions: {
          // Told on a busy machine only, and then on every one of these small plugins.
          checks: { pluginTimings: false },
          output: { codeSplitting: { groups: [group('stack', 3), group('base', 2), group('chat', 1)] } },
        },
      },
    }),
    configResolved(config) {
      root = config.root;
    },
    buildStart() {
      reached = undefined;
    },
  };
};
