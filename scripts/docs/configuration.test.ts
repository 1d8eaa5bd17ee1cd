import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { variables } from '../../apps/server/src/config/variables.ts';
import { inRoot } from '../setup/root.mjs';

test('the page of settings names every variable with what stands for it when it is not set', () => {
  const page = readFileSync(inRoot('docs/reference/configuration.md'), 'utf8');
  const rows = [...page.matchAll(/^\| `([A-Z0-9_]+)` \| (?:`([^`]*)`|–) \|/gm)];
  const documented = rows.map(([, name, fallback = '']) => [name, fallback]);
  expect(documented).toEqual(Object.entries(variables).map(([name, { fallback }]) => [name, fallback]));
});
