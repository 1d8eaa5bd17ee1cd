import type { Chatter } from '@chatter/client';
import { getDefaultStore } from 'jotai';
import { chatterAtom } from './chatter.ts';
import { leavesNothing } from './leaves-nothing.ts';

let loading: Promise<Chatter> | undefined;

const load = async (): Promise<Chatter> => {
  const { createChatter } = await import('@chatter/client');
  const chatter = createChatter({ mayKeepCopy: () => !leavesNothing.get() });
  getDefaultStore().set(chatterAtom, chatter);
  return chatter;
};

/** Loads and starts the SDK once; a load that failed (no network) may be tried again. */
export const loadChatter = (): Promise<Chatter> => {
  loading ??= load().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
};
