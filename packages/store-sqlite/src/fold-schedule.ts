/** So that the file of the log stays below 64 MB, past which SQLite cuts it back (`journal_size_limit`). */
export const mostPages = 15_000;
const idleMs = 500;
/** A disk that is full is not asked again with each write. */
const retryMs = 2_000;
export const pageBytes = 4_096;
// Measured: a commit of one message writes about 8 pages, one of 8 in as many conversations 24, one of 64 about 125.
const pagesPerCommit = 8;
const pagesPerWrite = 2;
/** A guess of more than four times too much is not believed: the next stretch may be of another kind. */
const leastScale = 0.25;

export interface FoldSchedule {
  /** So many pages are in the log from before: whoever is killed again and again must not leave it longer each time. */
  found(pages: number): void;
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
  let retryAt = 0;
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  const foldNow = (): void => {
    stop();
    const folded = fold();
    if (folded === null) {
      retryAt = Date.now() + retryMs;
      timer = setTimeout(foldNow, retryMs);
      return;
    }
    // What a short stretch tells is chance.
    if (pages * scale > mostPages / 2) scale = Math.min(1, Math.max(leastScale, folded / pages));
    pages = 0;
  };
  const grown = (by: number): void => {
    pages += by;
    if (pages * scale >= mostPages && Date.now() >= retryAt) foldNow();
    else timer = timer?.refresh() ?? setTimeout(foldNow, idleMs);
  };
  return {
    found: grown,
    wrote: (writes, bytes) => grown(pagesPerCommit + writes * pagesPerWrite + bytes / pageBytes),
    stop,
  };
};
