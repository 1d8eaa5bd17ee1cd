import type { UserId } from '@chatter/protocol/ids';
import { openSqliteStore } from '../../src/sqlite-store.ts';

const [folder = '', userId = ''] = process.argv.slice(2);

const { gc } = globalThis;
if (gc === undefined) throw new Error('Start it with --expose-gc.');

// Nothing but one aggregate is kept of the store.
const { users } = await openSqliteStore({ folder });
for (let round = 1; round <= 5; round += 1) {
  gc();
  await new Promise((resume) => setImmediate(resume));
  await users.touch(userId as UserId, round);
}
const mara = await users.byId(userId as UserId);
const lock = await openSqliteStore({ folder }).then(
  () => 'unlocked',
  () => 'still locked',
);
process.stdout.write(`last seen ${mara?.lastSeenAt}\n${lock}\n`);
