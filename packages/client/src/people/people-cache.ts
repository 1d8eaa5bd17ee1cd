import type { UserId } from '@chatter/protocol/ids';
import type { Presence, User } from '@chatter/protocol/user';
import { createLive, type LiveValue } from '../live-value.ts';

const same = (a: User | undefined, b: User): boolean =>
  a !== undefined && (Object.keys(b) as (keyof User)[]).every((key) => a[key] === b[key]);

/** Everybody that any answer or fact has spoken of. */
export class PeopleCache {
  readonly #lives = new Map<UserId, LiveValue<User | undefined>>();
  /** Whose row has been heard of since the connection was made. */
  readonly #fresh = new Set<UserId>();

  live(id: UserId): LiveValue<User | undefined> {
    const live = this.#lives.get(id) ?? createLive<User | undefined>(undefined);
    this.#lives.set(id, live);
    return live;
  }

  put(users: readonly User[]): void {
    for (const user of users) {
      const live = this.live(user.id);
      this.#fresh.add(user.id);
      // The same row again must not make a page draw again.
      if (!same(live.get(), user)) live.set(user);
    }
  }

  presence({ userId, online, lastSeenAt }: Presence): void {
    const user = this.live(userId).get();
    if (user !== undefined) this.put([{ ...user, online, lastSeenAt }]);
  }

  /** From now on everything known may be out of date. */
  doubt(): void {
    this.#fresh.clear();
  }

  /** Those that somebody looks at, and that have not been heard of since `doubt`. */
  get stale(): UserId[] {
    return [...this.#lives]
      .filter(([id, live]) => !this.#fresh.has(id) && (live.watched || live.get() === undefined))
      .map(([id]) => id);
  }

  reset(): void {
    this.#fresh.clear();
    for (const live of this.#lives.values()) live.set(undefined);
  }
}
