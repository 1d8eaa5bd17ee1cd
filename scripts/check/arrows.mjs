// @ts-check
import path from 'node:path';
import { isTest, lineAt } from './sources.mjs';

/** @import { Finding, Source } from './sources.mjs' */

// What both transports may lean on.
const below = ['access/', 'domain/', 'jobs/', 'config/', 'config.ts', 'log.ts'].map(
  (name) => `apps/server/src/${name}`,
);

/**
 * A layer is a folder; `may` lists the layers of ours that it may import beside itself, `never` patterns of outside
 * packages. The first layer whose folder holds a file is its layer, so the narrow ones come first.
 * @type {{ in: string, may: string[], never?: RegExp }[]}
 */
const layers = [
  { in: 'packages/protocol/', may: [], never: /^node:|^socket\.io|^express|^react/ },
  { in: 'packages/store/', may: ['packages/protocol/'], never: /sqlite|mongo/ },
  { in: 'packages/store-sqlite/', may: ['packages/store/', 'packages/protocol/'] },
  { in: 'packages/mongo-watch/', may: [] },
  { in: 'packages/store-mongo/', may: ['packages/mongo-watch/', 'packages/store/', 'packages/protocol/'] },
  { in: 'packages/files-gridfs/', may: ['packages/mongo-watch/', 'packages/store/', 'packages/protocol/'] },
  { in: 'packages/files-s3/', may: ['packages/store/', 'packages/protocol/'] },
  { in: 'packages/client/', may: ['packages/protocol/'], never: /^react|^jotai/ },
  { in: 'apps/web/src/ui/', may: ['apps/web/src/text/'], never: /^jotai/ },
  { in: 'apps/web/src/state/', may: ['apps/web/src/text/', 'packages/client/', 'packages/protocol/'] },
  { in: 'apps/web/', may: ['packages/client/', 'packages/protocol/'], never: /^jotai/ },
  {
    in: 'apps/server/src/access/',
    may: ['apps/server/src/domain/', 'packages/protocol/', 'packages/store/'],
    never: /^express|socket\.io|mongo|sqlite/,
  },
  {
    in: 'apps/server/src/domain/',
    may: ['apps/server/src/access/', 'packages/protocol/', 'packages/store/'],
    never: /^express|socket\.io|mongo|sqlite/,
  },
  { in: 'apps/server/src/main.ts', may: ['apps/server/', 'packages/'] },
  { in: 'apps/server/src/adapters/', may: [...below, 'packages/'] },
  { in: 'apps/server/src/backup/', may: [...below, 'packages/'] },
  { in: 'apps/server/src/move/', may: [...below, 'apps/server/src/backup/', 'packages/protocol/', 'packages/store/'] },
  { in: 'apps/server/src/commands/', may: ['apps/server/', 'packages/'] },
  { in: 'apps/server/src/jobs/', may: ['apps/server/src/domain/', 'packages/protocol/', 'packages/store/'] },
  {
    in: 'apps/server/src/http/',
    may: [...below, 'packages/protocol/', 'packages/store/'],
    never: /socket\.io|mongo|sqlite/,
  },
  {
    in: 'apps/server/src/realtime/',
    // Parsing and the rule about Origin are the same for requests and sockets.
    may: [
      ...below,
      'apps/server/src/http/parse-input.ts',
      'apps/server/src/http/check-origin.ts',
      // What other nodes are told, and how; not by what.
      'apps/server/src/cluster/bus.ts',
      'packages/protocol/',
      'packages/store/',
    ],
    never: /mongo|sqlite|redis/,
  },
  {
    in: 'apps/server/src/cluster/',
    may: ['apps/server/src/domain/', 'apps/server/src/log.ts', 'packages/protocol/', 'packages/store/'],
    never: /^express|socket\.io|mongo|sqlite/,
  },
  { in: 'apps/server/', may: ['packages/protocol/', 'packages/store/'], never: /mongo|sqlite/ },
];

// `access` and `domain` share types (who asks, the context); only these may be looked at from below.
const sharedDomainFiles = /^apps\/server\/src\/domain\/(context|caller|publisher)\.ts$/;

const importPattern = /\b(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|\bimport\s*\(?\s*['"]([^'"]+)['"]/g;

/** @param {string} text @returns {{ name: string, index: number }[]} */
export const importsOf = (text) =>
  [...text.matchAll(importPattern)].map((match) => ({ name: match[1] ?? match[2] ?? '', index: match.index }));

/**
 * @param {string} from path of the importing file
 * @param {string} name what it imports
 * @returns {string | null} a path of ours, or null for an outside package
 */
const ourPath = (from, name) => {
  if (name.startsWith('.')) return path.posix.join(path.posix.dirname(from), name);
  const own = /^@chatter\/([^/]+)(?:\/(.*))?$/.exec(name);
  if (own === null) return null;
  const [, pkg, file = 'index'] = own;
  return pkg === 'server' || pkg === 'web' ? `apps/${pkg}/src/${file}.ts` : `packages/${pkg}/src/${file}.ts`;
};

/** @param {string} file */
const layerOf = (file) => layers.find((layer) => file.startsWith(layer.in));

/** @param {string} from @param {string} target @returns {string | null} */
const judgeOwn = (from, target) => {
  const layer = layerOf(from);
  if (layer === undefined || target.startsWith(layer.in)) return null;
  if (layer.in.endsWith('/access/') && target.includes('/domain/') && !sharedDomainFiles.test(target)) {
    return `${layer.in} may not import ${target}: use cases call access, not the other way round`;
  }
  const allowed = layer.may.some((place) => target.startsWith(place));
  return allowed ? null : `${layer.in} may not import ${target}`;
};

/** @param {string} from @param {string} name @returns {string | null} */
const judge = (from, name) => {
  if (name === 'zod') return "import from 'zod/mini': the page would carry all of zod otherwise";
  const target = ourPath(from, name);
  // Tests stand outside the layers: the SDK's run against a real server, the server's against a real store.
  if (isTest(from)) return null;
  if (target !== null) return judgeOwn(from, target);
  const never = layerOf(from)?.never;
  return never?.test(name) ? `${layerOf(from)?.in} may not import ${name}` : null;
};

/**
 * Every import against the arrows of `CONTRIBUTING.md`.
 * @param {Source[]} sources
 * @returns {Finding[]}
 */
export const findArrowViolations = (sources) =>
  sources
    .filter(({ path: file }) => /^(packages|apps)\/.*\.tsx?$/.test(file))
    .flatMap(({ path: file, text }) =>
      importsOf(text).flatMap(({ name, index }) => {
        const rule = judge(file, name);
        return rule === null ? [] : [{ path: file, line: lineAt(text, index), rule }];
      }),
    );
