import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';

/** What a description holds for the server and for the documents alone. */
const forTheServer: ReadonlySet<string> = new Set([
  'summary',
  'tag',
  'params',
  'query',
  'body',
  'input',
  'status',
  // The page has words of its own for each code.
  'text',
  'answerType',
  'errors',
]);

/** Where such descriptions stand: elsewhere the same names are part of what travels. */
const describing = /\bdefineRoute\(\{|\bexport const (commands|errors) =/;

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
interface Property extends Node {
  readonly key?: { readonly name?: string };
}
interface Call extends Node {
  readonly callee?: { readonly name?: string };
}
type Edit = readonly [from: number, to: number, text: string];

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

const childrenOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode);

const isForTheServer = (node: Property): boolean => node.type === 'Property' && forTheServer.has(node.key?.name ?? '');

// Within a schema the same names may be part of an answer.
const isSchema = (node: Call): boolean => node.type === 'CallExpression' && node.callee?.name !== 'defineRoute';

/** What a page has no use for. */
const findUnread = (node: Node): Node[] => {
  if (isForTheServer(node)) return [node];
  return isSchema(node) ? [] : childrenOf(node).flatMap(findUnread);
};

/** Schemas at the top of a file: each is made for whoever names it, and for nobody else. */
const findSchemas = (node: Node): Node[] =>
  node.type === 'Program' || node.type.startsWith('Export') || node.type === 'VariableDeclaration'
    ? childrenOf(node).flatMap(findSchemas)
    : node.type === 'VariableDeclarator'
      ? childrenOf(node).filter(({ type }) => type === 'CallExpression' || type === 'ObjectExpression')
      : [];

const applyEdits = (code: string, edits: readonly Edit[]): string =>
  edits
    .toSorted((a, b) => b[0] - a[0])
    .reduce((text, [from, to, instead]) => text.slice(0, from) + instead + text.slice(to), code);

const afterComma = (code: string, end: number): number => end + (/^\s*,/.exec(code.slice(end))?.[0].length ?? 0);

/**
 * Gives the built page its part of the protocol: how to call, and how to read what comes back. What only the server
 * checks or the documents show falls away, and `src/schema/page-zod.ts` stands in for the schema library.
 */
export const pageProtocol = (): Plugin => ({
  name: 'chatter:page-protocol',
  apply: 'build',
  config: () => ({
    resolve: {
      alias: [
        { find: /^zod\/mini$/, replacement: fileURLToPath(new URL('../src/schema/page-zod.ts', import.meta.url)) },
      ],
    },
  }),
  transform: {
    filter: { id: /\/packages\/protocol\/src\/(?!limits).*\.ts$/ },
    handler(code) {
      const program: Node = this.parse(code);
      const describes = describing.test(code);
      const unread = describes ? findUnread(program).map(({ start, end }): Edit => [start, end, '']) : [];
      const schemas = findSchemas(program).flatMap(({ start, end }): Edit[] => [
        [start, start, '/* @__PURE__ */ (() => ('],
        [end, end, '))()'],
      ]);
      // An empty place in an object literal is no syntax: the comma after what went goes with it.
      const edited = applyEdits(code, [
        ...unread.map(([from, to]): Edit => [from, afterComma(code, to), '']),
        ...schemas,
      ]);
      return { code: edited, map: null };
    },
  },
});
