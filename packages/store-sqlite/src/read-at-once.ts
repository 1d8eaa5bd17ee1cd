import type { Database } from './database.ts';
import { type Input, type Output, type ReadName, runOperation } from './operations.ts';
import { rollBack } from './roll-back.ts';

/** One instant for all statements of an operation: between two of them the writer's thread may commit. */
export const readAtOnce = <Name extends ReadName>(db: Database, name: Name, input: Input<Name>): Output<Name> => {
  db.run('BEGIN');
  try {
    const output = runOperation(db, name, input);
    db.run('COMMIT');
    return output;
  } catch (error) {
    rollBack(db);
    throw error;
  }
};
