import { defineConfig } from 'vitest/config';

const shared = {
  ssr: { resolve: { conditions: ['source'] } },
  resolve: { conditions: ['source'] },
};
const timeouts = { testTimeout: 20_000, hookTimeout: 20_000 };
const web = 'apps/web/**/*.test.{ts,tsx}';

export default defineConfig({
  ...shared,
  test: {
    projects: [
      {
        ...shared,
        // One process takes many files: loading sharp, argon2 and the server anew for each costs more than the tests.
        test: {
          name: 'node',
          include: ['{packages,apps,scripts,docs,e2e}/**/*.test.{ts,tsx}'],
          exclude: ['**/node_modules/**', web],
          isolate: false,
          ...timeouts,
        },
      },
      // A page's modules keep state (atoms, storage, a DOM), so each file gets its own.
      {
        ...shared,
        test: { name: 'page', include: [web], setupFiles: ['apps/web/src/testing/speak-english.ts'], ...timeouts },
      },
    ],
  },
});
