import { openSqliteStore } from '../../src/sqlite-store.ts';

const store = await openSqliteStore({ folder: process.argv[2] ?? '' });
process.stdout.write('open\n');
process.stdin.resume();
process.stdin.on('end', () => void store.close());
