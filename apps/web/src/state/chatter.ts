import type { Chatter } from '@chatter/client';
import { atom, useAtomValue } from 'jotai';

/** The SDK once it is loaded: the pages before sign-in do without it. */
export const chatterAtom = atom<Chatter | null>(null);

/** The SDK, below the gate of the signed-in part. */
export const useChatter = (): Chatter => {
  const chatter = useAtomValue(chatterAtom);
  if (!chatter) throw new Error('useChatter outside of <SignedIn>');
  return chatter;
};
