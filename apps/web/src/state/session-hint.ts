import { readItem, removeItem, writeItem } from './storage.ts';

const key = 'chatter.signed-in';

/** Whether this browser was signed in when last heard of: the real answer is in a cookie that scripts cannot read. */
export const sessionHint = {
  get: (): boolean => readItem(key) !== null,
  set: (signedIn: boolean): void => (signedIn ? writeItem(key, '1') : removeItem(key)),
};
