import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

/** Turns each catalogue of `src/locales` (id → ICU text) into compiled messages, so that the page ships no ICU parser. */
export const compileCatalogue = (): Plugin => ({
  name: 'chatter:compile-catalogue',
  enforce: 'pre',
  transform: {
    filter: { id: /\/src\/locales\/[\w-]+\.json$/ },
    handler(code) {
      const texts: Record<string, string> = JSON.parse(code);
      const compiled = Object.entries(texts).map(([id, text]) => [id, compileMessageOrThrow(text)]);
      return { code: JSON.stringify(Object.fromEntries(compiled)), map: null };
    },
  },
});
