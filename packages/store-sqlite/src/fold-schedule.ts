/** Some 33 MB, so that the file stays below what SQLite cuts it back to (`journal_size_limit`). */
export const mostPages = 8_000;
const idleMs = 500;
/** A disk that is full, or a reader that holds on to an old instant, is not asked again with each write. */
const retryMs = 2_000;

export interface Log {
  /** In pages, as far as it is not folded and begun anew. */
  length(): number;
  /** Folds it into the database. @returns whether nothing of it is left over */
  fold(): boolean;
}

export interface FoldSchedule {
  /** Something may be in the log: a commit was written, or a process that was killed has left it. */
  grown(): void;
  stop(): void;
}

/**
 * Says when the log is folded into the database: when nothing has been written for a while, and however busy it is when
 * the log has grown long. SQLite itself would fold it within a commit.
 */
export const createFoldSchedule = ({ length, fold }: Log): FoldSchedule => {
  let retryAt = 0;
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const foldNow = (): void => {
    stop();
    if (fold()) return;
    retryAt = Date.now() + retryMs;
    timer = setTimeout(foldNow, retryMs);
  };
  return {
    grown() {
      if (Date.now() < retryAt) return;
      if (length() >= mostPages) foldNow();
      else timer = timer?.refresh() ?? setTimeout(foldNow, idleMs);
    },
    stop,
  };
};
