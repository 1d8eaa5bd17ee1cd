import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import type { Live } from '../live.ts';
import { createLive, type LiveValue } from '../live-value.ts';

/** Half of what the server takes for silence, so that one lost signal does not end it. */
const REPEAT_MS = limits.typingMs / 2;

interface Room {
  readonly live: LiveValue<readonly UserId[]>;
  readonly timers: Map<UserId, ReturnType<typeof setTimeout>>;
}

/** Who is typing, and telling that oneself is. */
export class Typing {
  readonly #tell: (id: ConversationId, typing: boolean) => void;
  readonly #rooms = new Map<ConversationId, Room>();
  readonly #toldAt = new Map<ConversationId, number>();

  constructor(tell: (id: ConversationId, typing: boolean) => void) {
    this.#tell = tell;
  }

  live(id: ConversationId): Live<readonly UserId[]> {
    return this.#room(id).live;
  }

  /** Somebody else began or stopped. Whoever vanishes without a word is taken for silent after a while. */
  heard(id: ConversationId, userId: UserId, typing: boolean): void {
    const { live, timers } = this.#room(id);
    clearTimeout(timers.get(userId));
    timers.delete(userId);
    if (typing) {
      timers.set(
        userId,
        setTimeout(() => this.heard(id, userId, false), limits.typingMs),
      );
    }
    const now = [...timers.keys()];
    if (now.join() !== live.get().join()) live.set(now);
  }

  /** Oneself: told at most every 3 s, the end at once. */
  set(id: ConversationId, typing: boolean): void {
    const now = Date.now();
    const told = this.#toldAt.get(id);
    if (typing) {
      if (told !== undefined && now - told < REPEAT_MS) return;
      this.#toldAt.set(id, now);
    } else if (!this.#toldAt.delete(id)) return;
    this.#tell(id, typing);
  }

  /** A sent message ends the typing by itself. */
  sent(id: ConversationId): void {
    this.#toldAt.delete(id);
  }

  reset(): void {
    for (const [id, room] of this.#rooms) for (const userId of [...room.timers.keys()]) this.heard(id, userId, false);
    this.#toldAt.clear();
  }

  #room(id: ConversationId): Room {
    const room = this.#rooms.get(id) ?? { live: createLive<readonly UserId[]>([]), timers: new Map() };
    this.#rooms.set(id, room);
    return room;
  }
}
