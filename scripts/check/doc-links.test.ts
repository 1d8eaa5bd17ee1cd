import { describe, expect, test } from 'vitest';
import { findDeadLinks } from './doc-links.mjs';

const tree: Record<string, string> = {
  'README.md': '# Chatter\n\n## Two commands\n',
  'docs/guides/bot.md': '# A bot\n\n## Its `first` words, Zoë!\n',
  'apps/server/src/main.ts': '',
};
const check = (path: string, text: string) => {
  const files: Record<string, string> = { ...tree, [path]: text };
  const documents = Object.entries(files).filter(([name]) => name.endsWith('.md'));
  return findDeadLinks(
    documents.map(([name, content]) => ({ path: name, text: content })),
    (name) => name in files,
  ).map(({ rule }) => rule);
};

describe('links that lead somewhere', () => {
  test.each([
    '[home](../README.md)',
    '[there](../README.md#two-commands)',
    '[bot](guides/bot.md#its-first-words-zoë)',
    '[here](#it)\n\n## It\n',
    '[out](https://example.org/x)',
    'The wiring is in `apps/server/src/main.ts`.',
    '```\n[not a link](nowhere.md)\n```',
  ])('%s', (text) => {
    expect(check('docs/page.md', text)).toEqual([]);
  });
});

describe('links that do not', () => {
  test.each([
    ['[x](gone.md)', 'there is no docs/gone.md'],
    ['[x](../README.md#three-commands)', 'README.md has no heading #three-commands'],
    ['[x](#nothing)', 'docs/page.md has no heading #nothing'],
    ['![picture](pictures/gone.png)', 'there is no docs/pictures/gone.png'],
    ['<img src="pictures/gone.png">', 'there is no docs/pictures/gone.png'],
    ['See `apps/server/src/gone.ts`.', 'there is no apps/server/src/gone.ts'],
  ])('%s', (text, rule) => {
    expect(check('docs/page.md', text)).toEqual([rule]);
  });
});
