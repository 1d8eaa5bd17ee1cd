import type { SessionId } from '@chatter/protocol/ids';
import type { SessionRow } from '@chatter/store/sessions';
import type { Input, WriteName } from './operations.ts';

/** Those who ask over HTTP at one time; a socket asks once. */
const mostKept = 1_000;

/** What moves no session but the one it names. */
const one: ReadonlySet<WriteName> = new Set<WriteName>([
  'sessions.create',
  'sessions.rotate',
  'sessions.confirm',
  'sessions.end',
]);

/**
 * Sessions as they were last read: each request asks for one, and nobody but this store's writer changes them. Whoever
 * has written tells `changed` before it hands out its answer, so that an ended session is ended at once (D9).
 */
export class KeptSessions {
  readonly #kept = new Map<SessionId, SessionRow>();

  /** @param read how it is found in the database */
  byId(id: SessionId, read: () => SessionRow | null): SessionRow | null {
    const kept = this.#kept.get(id);
    if (kept !== undefined) return kept;
    const found = read();
    if (found === null) return null;
    if (this.#kept.size >= mostKept) this.forget();
    this.#kept.set(id, found);
    return found;
  }

  /** Something of users or sessions was written, or perhaps was: what is not known to move one or none forgets all. */
  changed<Name extends WriteName>(name: Name, input: Input<Name>): void {
    if (name === 'users.touch') return;
    if (one.has(name)) this.#kept.delete((input as Input<'sessions.end'>).id);
    else this.forget();
  }

  forget(): void {
    this.#kept.clear();
  }
}
