// @ts-check

// Native code and what starts worker threads from its own files cannot live inside a bundle.
const external = [
  'sharp',
  '@photostructure/sqlite',
  '@node-rs/argon2',
  'pino',
  'pino-pretty',
  // Only a node of several loads it: inside, it would be read at every start.
  '@redis/client',
  // Optional accelerators of ws; measured to gain nothing at chat sizes, so not installed.
  'bufferutil',
  'utf-8-validate',
];

/**
 * How the server becomes one file, and the program of the writer's thread another beside it. Bundled, because loading a
 * few hundred small files would be most of a start.
 * @param {string} outdir
 * @returns {import('esbuild').BuildOptions}
 */
export const serverBundle = (outdir) => ({
  entryPoints: { cli: 'apps/server/src/cli.ts', 'writer-thread': 'packages/store-sqlite/src/writer-thread.ts' },
  outdir,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  conditions: ['source'],
  mainFields: ['module', 'main'],
  external,
  legalComments: 'none',
  logLevel: 'warning',
  // CommonJS packages inside the bundle still ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as chatterRequire } from 'node:module'; const require = chatterRequire(import.meta.url);",
  },
});
