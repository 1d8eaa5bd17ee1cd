/** Lies in a data folder while a backup is being put in place of what was there. */
export const unfinishedRestore = 'restore-unfinished';
