import { join } from 'node:path';
import { loadDriver } from '../../src/driver.ts';

// A stranger that takes the database for itself if nobody else has it open, and says what became of it.
const { DatabaseSync } = await loadDriver();
const db = new DatabaseSync(join(process.argv[2] ?? '', 'chatter.db'));
try {
  db.exec('PRAGMA locking_mode = EXCLUSIVE; SELECT count(*) FROM users');
  process.stdout.write('mine\n');
} catch (error) {
  process.stdout.write(`${error instanceof Error ? error.message : error}\n`);
}
