// @ts-check

// Optional parts of MongoDB's driver, for ways of signing in and compressing that nobody asked for.
const mongoExtras = [
  '@aws-sdk/credential-providers',
  '@mongodb-js/zstd',
  'aws4',
  'gcp-metadata',
  'kerberos',
  'mongodb-client-encryption',
  'snappy',
  'socks',
];

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
  ...mongoExtras,
];

/**
 * How the server becomes a few files, the program of the writer's thread among them. Bundled, because loading a
 * few hundred small files would be most of a start.
 * @param {string} outdir
 * @returns {import('esbuild').BuildOptions}
 */
export const serverBundle = (outdir) => ({
  entryPoints: { cli: 'apps/server/src/cli.ts', 'writer-thread': 'packages/store-sqlite/src/writer-thread.ts' },
  outdir,
  bundle: true,
  // What is imported on demand (Mongoose, the places of files) stays in files of its own, and is not read where it is not used.
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  conditions: ['source'],
  mainFields: ['module', 'main'],
  external,
  legalComments: 'none',
  // Node keeps the text of a program in memory. Names and lines stay, so that a stack in the log still says where.
  minifyWhitespace: true,
  lineLimit: 160,
  logLevel: 'warning',
  // CommonJS packages inside the bundle still ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as chatterRequire } from 'node:module'; const require = chatterRequire(import.meta.url);",
  },
});
