import type { Chatter } from '@chatter/client';
import { useAtomValue } from 'jotai';
import { startTransition, useCallback, useEffect, useState } from 'react';
import { chatterAtom } from './chatter.ts';
import { loadChatter } from './load-chatter.ts';

export type Session =
  | { readonly kind: 'restoring' }
  | { readonly kind: 'unreachable'; readonly error: unknown; readonly retry: () => void }
  | { readonly kind: 'known'; readonly chatter: Chatter };

/** Takes up the session of the cookie, once; `known` says that the SDK knows whether somebody is signed in. */
export const useSession = (): Session => {
  const chatter = useAtomValue(chatterAtom);
  const [known, setKnown] = useState(() => chatter?.accounts.me.get() != null);
  const [error, setError] = useState<unknown>(null);

  const restore = useCallback(async () => {
    setError(null);
    try {
      const loaded = await loadChatter();
      if (loaded.accounts.me.get() === null) await loaded.accounts.restore();
      // In pieces: the whole page is drawn by it.
      startTransition(() => setKnown(true));
    } catch (failure) {
      setError(failure);
    }
  }, []);

  useEffect(() => {
    if (!known) void restore();
  }, [known, restore]);

  if (error !== null) return { kind: 'unreachable', error, retry: () => void restore() };
  return known && chatter ? { kind: 'known', chatter } : { kind: 'restoring' };
};
