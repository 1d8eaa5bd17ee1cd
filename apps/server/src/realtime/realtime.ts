import type { Authenticator } from '../access/authenticator.ts';
import type { Context, Presence } from '../domain/context.ts';
import type { Publisher } from '../domain/publisher.ts';

/**
 * The live side of a server. It exists before the use cases do, because they publish through it; `start` closes
 * the circle.
 */
export interface Realtime {
  readonly publish: Publisher;
  readonly presence: Presence;
  /** Begins to accept sockets. */
  start(context: Context, authenticator: Authenticator): void;
  /** Accepts no more sockets, tells clients when to come back, finishes the commands under way, then closes all. */
  drain(): Promise<void>;
}
