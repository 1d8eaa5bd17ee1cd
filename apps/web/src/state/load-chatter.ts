import type { Chatter } from '@chatter/client';
import { getDefaultStore } from 'jotai';
import { chatterAtom } from './chatter.ts';
import { leavesNothing } from './leaves-nothing.ts';

let loading: Promise<Chatter> | undefined;

const load = async (): Promise<Chatter> => {
  const { createChatter } = await import('@chatter/client');
  // Written into the page where it is served from another address than the API (API_ORIGIN of the server).
  const { api: url } = document.documentElement.dataset;
  const chatter = createChatter({ url, mayKeepCopy: () => !leavesNothing.get() });
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
