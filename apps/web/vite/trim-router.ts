import type { Plugin } from 'vite';

/**
 * What a page in declarative mode never reaches (that of data routers and of the framework), and what stands there
 * instead. Bundlers keep these: the classes because `extends` is evaluated, the functions because of the classes.
 */
const unreached: Readonly<Record<string, string>> = {
  AwaitErrorBoundary: '() => null',
  RenderErrorBoundary: '() => null',
  RemixErrorBoundary: '() => null',
  PrefetchPageLinks: '() => null',
  usePrefetchBehavior: '() => [false, undefined, {}]',
  DefaultErrorComponent: '() => null',
  DataRoutes2: '() => null',
  useNavigateStable: '() => undefined',
  // Without data routers there are no errors to place: an element for each match, the outer round the inner.
  _renderMatches: `(matches, parents = []) =>
    matches == null
      ? null
      : matches.reduceRight(
          (outlet, match, index) =>
            React2.createElement(RenderedRoute, {
              match,
              routeContext: { outlet, matches: parents.concat(matches.slice(0, index + 1)), isDataRoute: false },
              children: match.route.element ?? outlet,
            }),
          null,
        )`,
  useViewTransitionState: '() => false',
  // Every link of the page leads within it.
  parseToInfo: '(to) => ({ isExternal: false, to })',
  mergeRefs: '(ref) => ref',
};

const definitionOf = (name: string): RegExp =>
  new RegExp(`^(?:function ${name}\\([^]*?\\n\\}|var ${name} = class [^]*?\\n\\};)\\n`, 'm');

interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}
interface Call extends Node {
  readonly callee: { readonly name?: string };
  readonly arguments: readonly Node[];
}

const callsIn = (node: Node): Call[] =>
  Object.values(node)
    .flat()
    .filter((part): part is Node => typeof (part as Node | null)?.type === 'string')
    .flatMap((part) => [...(part.type === 'CallExpression' ? [part as Call] : []), ...callsIn(part)]);

/** Checks stay; the sentences for the developer who got it wrong go: the tests run with the package as it is. */
const withoutAdvice = (code: string, program: Node): string =>
  callsIn(program)
    .filter(({ callee, arguments: [, advice] }) => callee.name === 'invariant' && advice !== undefined)
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, call) => {
      const [, advice = call] = call.arguments;
      return `${text.slice(0, advice.start)}'router'${text.slice(advice.end)}`;
    }, code);

/** Leaves of React Router what `PageRouter.tsx`, `Routes` and `Link` use: a third of it. Tells when an update has moved things. */
export const trimRouter = (): Plugin => ({
  name: 'chatter:trim-router',
  apply: 'build',
  enforce: 'pre',
  // The package offers its production build under no condition of its own.
  config: () => ({
    resolve: {
      alias: [
        {
          find: /^react-router$/,
          replacement: new URL('../../../node_modules/react-router/dist/production/index.mjs', import.meta.url)
            .pathname,
        },
      ],
    },
  }),
  transform: {
    filter: { id: /\/react-router\/dist\/production\/chunk-[\w-]+\.mjs$/, code: /function BrowserRouter\(/ },
    handler(code) {
      let trimmed = code
        .replace(/^\s*\w+\.displayName = .*;$/gm, '')
        .replace(/= (React\w*\.(?:forwardRef|createContext)\()/g, '= /* @__PURE__ */ $1');
      for (const [name, instead] of Object.entries(unreached)) {
        if (!definitionOf(name).test(trimmed))
          this.error(`React Router has no ${name} any more: look through trim-router.ts.`);
        trimmed = trimmed.replace(definitionOf(name), `const ${name} = ${instead};\n`);
      }
      return { code: withoutAdvice(trimmed, this.parse(trimmed)), map: null };
    },
  },
});
