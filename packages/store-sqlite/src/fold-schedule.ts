/** So that the file of the log stays below 64 MB, past which SQLite cuts it back (`journal_size_limit`). */
export const mostPages = 15_000;
const idleMs = 500;
const pageBytes = 4_096;
// Measured: a commit of one message writes ten or eleven pages, one of 64 about 160.
const pagesPerCommit = 9;
const pagesPerWrite = 2.5;

export interface FoldSchedule {
  /** A commit of so many writes, which were so many bytes, is in the log. */
  wrote(writes: number, bytes: number): void;
  stop(): void;
}

/**
 * Says when the log is folded into the database: when nothing has been written for a while, and however busy it is when
 * the log has grown to about 60 MB. How long it is can only be guessed; SQLite itself would fold it within a commit.
 */
export const createFoldSchedule = (fold: () => void): FoldSchedule => {
  let pages = 0;
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const foldNow = (): void => {
    stop();
    pages = 0;
    fold();
  };
  return {
    wrote(writes, bytes) {
      pages += pagesPerCommit + writes * pagesPerWrite + bytes / pageBytes;
      if (pages >= mostPages) foldNow();
      else timer = timer?.refresh() ?? setTimeout(foldNow, idleMs);
    },
    stop,
  };
};
