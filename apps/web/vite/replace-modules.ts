import type { Plugin } from 'vite';

interface Replacement {
  /** Of the plugin. */
  readonly name: string;
  /** Which modules are looked at. */
  readonly among: RegExp;
  /** By the end of a module's path: the code that takes its place. */
  readonly instead: Readonly<Record<string, string>>;
  /** Begins the sentence "… has no x any more". */
  readonly whose: string;
}

/** Puts other code in the place of modules; a module that is not met any more stops the build. */
export const replaceModules = ({ name, among, instead, whose }: Replacement): Plugin => {
  const met = new Set<string>();
  return {
    name: `chatter:${name}`,
    apply: 'build',
    enforce: 'pre',
    buildStart: () => met.clear(),
    transform: {
      filter: { id: among },
      handler(_code, id) {
        const end = Object.keys(instead).find((path) => id.endsWith(path));
        if (end === undefined) return null;
        met.add(end);
        return { code: instead[end] ?? '', map: null };
      },
    },
    buildEnd(error) {
      const missed = Object.keys(instead).filter((path) => !met.has(path));
      if (!error && missed.length > 0)
        this.error(`${whose} has no ${missed.join(', ')} any more: look through ${name}.ts.`);
    },
  };
};
