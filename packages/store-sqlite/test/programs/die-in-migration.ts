import { Database } from '../../src/database.ts';
import { type DatabaseSync, loadDriver } from '../../src/driver.ts';
import { migrate } from '../../src/migrate.ts';
import { migrations } from '../../src/migrations.ts';

type WithFunctions = DatabaseSync & { function(name: string, body: () => number): void };

const driver = await loadDriver();
const connection = new driver.DatabaseSync(process.argv[2] ?? '') as WithFunctions;
connection.function('die', () => {
  process.kill(process.pid, 'SIGKILL');
  return 0;
});
const db = new Database(connection);
db.exec('PRAGMA journal_mode = WAL');
const sql = "CREATE TABLE half (a TEXT); INSERT INTO half VALUES ('done'); SELECT die(); CREATE TABLE whole (a TEXT)";
migrate(db, [...migrations, { id: migrations.length + 1, name: 'deadly', sql }], 0);
