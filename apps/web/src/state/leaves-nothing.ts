import { readItem, removeItem, writeItem } from './storage.ts';

const key = 'chatter.leaves-nothing';

/** Whether the session ends with the browser: then nothing that was read may stay in it. */
export const leavesNothing = {
  get: (): boolean => readItem(key) !== null,
  set: (leaves: boolean): void => (leaves ? writeItem(key, '1') : removeItem(key)),
};
