import type { State } from '../state.ts';
import type { KeptCopy } from './copy-storage.ts';

/** Puts what an earlier run knew into an empty state; the next catch-up goes on from there (D6). */
export const restoreCopy = ({ conversations, people, cutoff, place }: KeptCopy, state: State): void => {
  // Who was there then need not be there now.
  state.people.put(people.map((user) => ({ ...user, online: false })));
  for (const { id, known, top, rev, untold } of conversations) {
    state.cache.set(known);
    state.inbox.restore(id, top, rev);
    if (untold !== null) state.receipts.tell(id, untold);
  }
  state.cache.reached(cutoff);
  state.catchUp.startFrom(place);
};
