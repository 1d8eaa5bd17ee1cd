import { expect, test } from 'vitest';
import { describeServer } from './mongo-database.mjs';

test('a server is called MongoDB when it is one', () => {
  const version = '8.2.1';
  expect(describeServer({ version, storageEngines: ['devnull', 'wiredTiger'] })).toBe('MongoDB 8.2.1');
  for (const storageEngines of [['documentdb'], undefined]) {
    const words = describeServer({ version, ...(storageEngines && { storageEngines }) });
    expect(words).toContain("whose query times are not MongoDB's");
    expect(words).toContain(storageEngines?.[0] ?? 'unknown');
  }
});
