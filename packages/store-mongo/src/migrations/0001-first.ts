import { randomBytes } from 'node:crypto';
import type { Migration } from '../migrate.ts';

/** The first schema: every collection with its indexes, and the counter of changes. */
export const first: Migration = {
  id: 1,
  name: 'first',
  run: async (models) => {
    const { meta } = models;
    await meta.updateOne(
      { _id: 'changes' },
      { $setOnInsert: { number: 0, epoch: randomBytes(8).toString('hex') } },
      { upsert: true },
    );
  },
};
