// @ts-check

/**
 * The SDK as one file for plain Node and for bundlers; its own packages inside, Socket.IO left to the installer.
 * @param {string} outfile
 * @returns {import('esbuild').BuildOptions}
 */
export const clientBundle = (outfile) => ({
  entryPoints: ['packages/client/src/index.ts'],
  outfile,
  bundle: true,
  platform: 'neutral',
  format: 'esm',
  target: 'es2022',
  conditions: ['source', 'import', 'module'],
  mainFields: ['module', 'main'],
  external: ['socket.io-client', 'node:*'],
  legalComments: 'none',
  logLevel: 'warning',
});
