import { newClientMessageId } from './new-client-message-id.ts';

/** The part of Web Locks that is used here. */
export interface TabLocks {
  request(name: string, task: () => Promise<void>): Promise<void>;
  request(name: string, options: { ifAvailable: true }, task: (lock: unknown) => Promise<void>): Promise<void>;
}

/** The part of BroadcastChannel that is used here. */
export interface TabChannel {
  postMessage(tab: string): void;
  onmessage: ((event: { data: string }) => void) | null;
  close(): void;
}

/** The tabs of this origin that live: each holds a lock of its own, which the browser lets go of when it ends. */
export interface Tabs {
  readonly id: string;
  isGone(tab: string): Promise<boolean>;
  /** Calls back when another tab ends that is known, or that is opened from now on. */
  onGone(listener: () => void): void;
  close(): void;
}

const lockOf = (tab: string): string => `chatter.tab.${tab}`;

/** @param locks undefined where a browser has none: then every other tab counts as gone, and D2 keeps sends from doubling */
export const createTabs = (locks: TabLocks | undefined, channel: TabChannel | undefined): Tabs => {
  const id: string = newClientMessageId();
  const watched = new Set<string>([id]);
  let listener: () => void = () => undefined;
  let leave: () => void = () => undefined;
  // Held until the tab ends. Refused only where locks are, and then they are for the others too.
  locks?.request(lockOf(id), () => new Promise((resolve) => (leave = resolve))).catch(() => undefined);
  const watch = (tab: string): void => {
    if (watched.has(tab)) return;
    watched.add(tab);
    const gone = async () => listener();
    locks?.request(lockOf(tab), gone).catch(() => undefined);
  };
  if (channel !== undefined) {
    channel.onmessage = ({ data }) => {
      if (watched.has(data)) return;
      watch(data);
      // One that has just been opened knows of nobody yet.
      channel.postMessage(id);
    };
    channel.postMessage(id);
  }
  return {
    id,
    async isGone(tab) {
      if (locks === undefined) return true;
      let gone = false;
      await locks.request(lockOf(tab), { ifAvailable: true }, async (lock) => {
        gone = lock !== null;
      });
      if (!gone) watch(tab);
      return gone;
    },
    onGone(next) {
      listener = next;
    },
    close() {
      leave();
      channel?.close();
    },
  };
};
