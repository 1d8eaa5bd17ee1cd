import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Database } from '../src/database.ts';
import { loadDriver } from '../src/driver.ts';
import { migrate } from '../src/migrate.ts';
import { migrations } from '../src/migrations.ts';
import { openDatabase } from '../src/open-database.ts';
import { tempFolder } from './temp-folder.ts';

/** An empty database with the newest schema, for the running test. */
export const tempDatabase = async (): Promise<Database> => {
  const folder = await tempFolder();
  const db = openDatabase(await loadDriver(), join(folder, 'chatter.db'));
  onTestFinished(() => db.close());
  migrate(db, migrations, 0);
  return db;
};
