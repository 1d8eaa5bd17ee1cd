import type { Chatter } from '@chatter/client';
import type { Me } from '@chatter/protocol/user';
import { useChatter } from './chatter.ts';
import { useLive } from './use-live.ts';

/** Who it was last: a page that is being drawn while its session ends is drawn to its end, and then goes. */
let last: Me | null = null;

/** Oneself, for the gate of the signed-in part; null for a guest. */
export const useMeOrGuest = (chatter: Chatter): Me | null => {
  const me = useLive(chatter.accounts.me);
  last = me ?? last;
  return me;
};

/** Oneself, below that gate. */
export const useMe = (): Me => {
  useMeOrGuest(useChatter());
  if (!last) throw new Error('useMe outside of <SignedIn>');
  return last;
};
