import type { Me } from '@chatter/protocol/user';
import { laterMs } from '../disk/later-ms.ts';
import type { Live } from '../live.ts';
import type { State } from '../state.ts';
import type { CopyDoor, LocalCopy } from './local-copy.ts';

/** The local copy of whoever is signed in: one person's at a time, and nobody else ever sees it (D9). */
export class LocalCopies {
  readonly #door: CopyDoor | null;
  #copy: LocalCopy | null = null;
  #of: Me | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(door: CopyDoor | null) {
    this.#door = door;
  }

  /** @returns whose copy there is; null when there is none */
  async load(): Promise<Me | null> {
    try {
      if (!this.#door?.mayKeep() || !(await this.#door.exists())) return null;
      this.#copy = await this.#door.open();
      this.#of = await this.#copy.load();
    } catch {
      // Without a copy the network has it all.
    }
    return this.#of;
  }

  /** Puts the copy into an empty state if it is this person's; another's goes for good. */
  restore(user: Me, state: State): void {
    if (this.#of?.id === user.id) this.#copy?.restore(state);
    else this.erase();
    this.#of = null;
  }

  /** From now on what is known is kept. */
  keep(state: State, me: Live<Me | null>, connection: Live<unknown>): void {
    const door = this.#door;
    if (!door?.mayKeep() || this.#timer !== undefined) return;
    const begin = async () => {
      const copy = this.#copy ?? (await door.open());
      // Signed out meanwhile, or somebody else is there.
      if (timer !== this.#timer) return;
      this.#copy = copy;
      copy.keep(state, me, connection);
    };
    const timer = setTimeout(() => void begin().catch(() => undefined), this.#copy === null ? laterMs : 0);
    this.#timer = timer;
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#copy?.stop();
    this.#copy = null;
  }

  erase(): void {
    this.stop();
    this.#door?.erase();
  }
}
