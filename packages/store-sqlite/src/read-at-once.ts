import type { Database } from './database.ts';
import { type Input, type Output, type ReadName, runOperation } from './operations.ts';
import { rollBack } from './roll-back.ts';

/** What asks by one statement, which sees one instant by itself: a transaction round it would double its cost. */
export const singleReads: ReadonlySet<ReadName> = new Set<ReadName>([
  'users.byId',
  'users.byIds',
  'users.byEmailKey',
  'sessions.byId',
  'conversations.byId',
  'conversations.member',
  'conversations.memberIds',
  'conversations.idsOf',
  'messages.byId',
  'pictures.byId',
  'pictures.byIds',
]);

/** One instant for all statements of an operation: between two of them the writer's thread may commit. */
export const readAtOnce = <Name extends ReadName>(db: Database, name: Name, input: Input<Name>): Output<Name> => {
  if (singleReads.has(name)) return runOperation(db, name, input);
  db.run('BEGIN');
  try {
    const output = db.alike.whileReading(() => runOperation(db, name, input));
    db.run('COMMIT');
    return output;
  } catch (error) {
    rollBack(db);
    throw error;
  }
};
