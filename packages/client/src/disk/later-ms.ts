/** What a page keeps on disk, and has not kept before, can wait until it has shown what it was opened for. */
export const laterMs = 3_000;
