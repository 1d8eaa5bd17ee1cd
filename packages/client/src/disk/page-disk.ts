/** What reads and writes a browser's database; a file of its own, because a program and a first load do without it. */
export { openPageCopy } from '../copy/open-page-copy.ts';
export { openPageOutbox } from '../outbox/open-page-outbox.ts';
