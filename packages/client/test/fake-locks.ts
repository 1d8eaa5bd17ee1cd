import type { TabChannel, TabLocks } from '../src/outbox/tabs.ts';

type Task = (lock: unknown) => Promise<void>;

/** Web Locks of one origin, in memory; `end` is what a browser does when the tab of a lock goes away. */
export class FakeLocks {
  readonly #queues = new Map<string, Task[]>();
  readonly #channels = new Set<TabChannel>();

  /** The locks as one tab sees them, and what ends that tab. */
  tab(): { locks: TabLocks; channel: TabChannel; end(): void } {
    const held: (() => void)[] = [];
    const request = (name: string, ...rest: [Task] | [{ ifAvailable: true }, Task]): Promise<void> => {
      const task = rest[rest.length - 1] as Task;
      const queue = this.#queues.get(name) ?? [];
      this.#queues.set(name, queue);
      if (rest.length === 2 && queue.length > 0) return task(null);
      return new Promise((resolve) => {
        const run: Task = async () => {
          let finish: () => void = () => undefined;
          const ended = new Promise<void>((end) => (finish = end));
          held.push(finish);
          await Promise.race([task({ name }), ended]);
          queue.shift();
          void queue[0]?.({ name });
          resolve();
        };
        queue.push(run);
        if (queue.length === 1) void run({ name });
      });
    };
    const channel: TabChannel = {
      onmessage: null,
      postMessage: (data) => {
        for (const other of this.#channels) if (other !== channel) other.onmessage?.({ data });
      },
      close: () => this.#channels.delete(channel),
    };
    this.#channels.add(channel);
    return {
      locks: { request },
      channel,
      end: () => {
        channel.close();
        for (const finish of held.splice(0)) finish();
      },
    };
  }
}
