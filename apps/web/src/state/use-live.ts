import type { Live } from '@chatter/client';
import { useSyncExternalStore } from 'react';

/** The present value of something live; the component is drawn again when it changes. */
export const useLive = <T>(live: Live<T>): T => useSyncExternalStore(live.subscribe, live.get);
