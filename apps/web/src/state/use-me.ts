import type { Me } from '@chatter/protocol/user';
import { useChatter } from './chatter.ts';
import { useLive } from './use-live.ts';

/** Who it was last: a page that is being drawn while its session ends is drawn to its end, and then goes. */
let last: Me | null = null;

/** Oneself, below the gate of the signed-in part. */
export const useMe = (): Me => {
  last = useLive(useChatter().accounts.me) ?? last;
  if (!last) throw new Error('useMe outside of <SignedIn>');
  return last;
};
