import type { Database } from './database.ts';

export const rollBack = (db: Database): void => {
  try {
    db.run('ROLLBACK');
  } catch {
    // No transaction is left: it never began, or the engine rolled it back by itself (disk full, I/O error).
  }
};
