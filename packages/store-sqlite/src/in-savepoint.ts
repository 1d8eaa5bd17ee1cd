import type { Database } from './database.ts';
import { isEngineFailure } from './engine-error.ts';

/**
 * Runs a part of a transaction that is undone alone when it is refused.
 * @throws what the engine failed with: then nothing of the transaction may stay
 */
export const inSavepoint = <T>(
  db: Database,
  work: () => T,
): { readonly ok: true; readonly output: T } | { readonly ok: false; readonly error: unknown } => {
  db.run('SAVEPOINT part');
  try {
    const output = work();
    db.run('RELEASE part');
    return { ok: true, output };
  } catch (error) {
    if (isEngineFailure(error)) throw error;
    db.run('ROLLBACK TO part');
    db.run('RELEASE part');
    return { ok: false, error };
  }
};
