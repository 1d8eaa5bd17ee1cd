import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { compileCatalogue } from './apps/web/vite/compile-catalogue.ts';

const shared = {
  ssr: { resolve: { conditions: ['source'] } },
  resolve: { conditions: ['source'] },
};
const timeouts = { testTimeout: 20_000, hookTimeout: 20_000 };
const patience = 'scripts/suite/patient-waits.ts';
const replay = 'scripts/suite/replay-seed.ts';
const web = 'apps/web/**/*.test.{ts,tsx}';

// What users do with a server, once more on a MongoDB where there is one: no feature works on one store only.
const onMongo = {
  ...shared,
  test: {
    name: 'server on mongo',
    include: [
      'apps/server/src/http/{accounts,conversations,me,messages,people,pictures,receipts,sync}.test.ts',
      'apps/server/src/realtime/{membership,on-message-send}.test.ts',
    ],
    env: { TEST_STORE: 'mongo' },
    isolate: false,
    setupFiles: [patience],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
};

export default defineConfig({
  ...shared,
  test: {
    // Vitest would leave one of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // In order: what the first set-up file clears, the second fills.
    sequence: { setupFiles: 'list' },
    projects: [
      ...(process.env.MONGODB_URL ? [onMongo] : []),
      {
        ...shared,
        // One process takes many files: loading sharp, argon2 and the server anew for each costs more than the tests.
        test: {
          name: 'node',
          include: ['{packages,apps,scripts,docs,e2e,deploy}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', web],
          isolate: false,
          setupFiles: [patience, replay],
          ...timeouts,
        },
      },
      // A page's modules keep state (atoms, storage, a DOM): the set-up file sees to it that nobody finds another's.
      {
        ...shared,
        plugins: [compileCatalogue()],
        test: {
          name: 'page',
          include: [web],
          isolate: false,
          setupFiles: [patience, replay, 'apps/web/src/testing/fresh-page.ts', 'apps/web/src/testing/speak-english.ts'],
          ...timeouts,
        },
      },
    ],
  },
});
