/** So that the file of the log stays below 64 MB, past which SQLite cuts it back (`journal_size_limit`). */
export const mostPages = 15_000;
const idleMs = 500;
const pageBytes = 4_096;
// Measured: a commit of one message writes ten or eleven pages, one of 64 in as many conversations about 160.
const pagesPerCommit = 9;
const pagesPerWrite = 2.5;
/** A guess of more than four times too much is not believed: the next stretch may be of another kind. */
const leastScale = 0.25;

export interface FoldSchedule {
  /** A commit of so many writes, which were so many bytes, is in the log. */
  wrote(writes: number, bytes: number): void;
  stop(): void;
}

/**
 * Says when the log is folded into the database: when nothing has been written for a while, and however busy it is when
 * the log has grown to about 60 MB. How long it is can only be guessed, and each fold tells how well: messages of few
 * conversations share their pages. SQLite itself would fold it within a commit.
 * @param fold returns how many pages the log had, or null when it could not be folded
 */
export const createFoldSchedule = (fold: () => number | null): FoldSchedule => {
  let pages = 0;
  let scale = 1;
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const foldNow = (): void => {
    stop();
    const found = fold();
    // What a short stretch tells is chance.
    if (found !== null && pages * scale > mostPages / 2) scale = Math.min(1, Math.max(leastScale, found / pages));
    pages = 0;
  };
  return {
    wrote(writes, bytes) {
      pages += pagesPerCommit + writes * pagesPerWrite + bytes / pageBytes;
      if (pages * scale >= mostPages) foldNow();
      else timer = timer?.refresh() ?? setTimeout(foldNow, idleMs);
    },
    stop,
  };
};
