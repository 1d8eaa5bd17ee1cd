import type { Me } from '@chatter/protocol/user';
import { useChatter } from './chatter.ts';
import { useLive } from './use-live.ts';

/** Oneself, below the gate of the signed-in part. */
export const useMe = (): Me => {
  const me = useLive(useChatter().accounts.me);
  if (!me) throw new Error('useMe outside of <SignedIn>');
  return me;
};
