import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const catalogue = new URL('../src/locales/en.json', import.meta.url);

/**
 * Ids of texts are written to be read by people; the built page knows them by their number, in code and catalogues
 * alike. A test holds every id to stand in the code as a plain string, so that none is missed.
 */
export const shortIds = (): Plugin => {
  let numbers = new Map<string, string>();
  const short = (id: string): string => numbers.get(id) ?? id;
  return {
    name: 'chatter:short-ids',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      const ids = Object.keys(JSON.parse(readFileSync(catalogue, 'utf8')));
      numbers = new Map(ids.map((id, index) => [id, index.toString(36)]));
    },
    transform: {
      filter: { id: [/\/apps\/web\/src\/.*\.tsx?$/, /\/apps\/web\/src\/locales\/[\w-]+\.json$/] },
      handler(code, id) {
        if (!id.endsWith('.json')) return { code: code.replace(/(?<=')[a-z]\w*\.\w+(?=')/g, short), map: null };
        const texts = Object.entries<unknown>(JSON.parse(code)).map(([key, text]) => [short(key), text]);
        return { code: JSON.stringify(Object.fromEntries(texts)), map: null };
      },
    },
  };
};
