import type { FactName } from '@chatter/protocol/events';
import type { Me, User } from '@chatter/protocol/user';
import { Connection } from './connection/connection.ts';
import type { OpenWire, Wire } from './connection/wire.ts';
import { LocalCopies } from './copy/local-copies.ts';
import type { CopyDoor } from './copy/local-copy.ts';
import type { CookieJar } from './http/cookie-jar.ts';
import { createHttp, type Fetch, type Http } from './http/http.ts';
import { createFactHandlers, type FactHandlers } from './inbox/on-fact.ts';
import { createLive } from './live-value.ts';
import type { OutboxStorage } from './outbox/outbox-storage.ts';
import { Session, type SignOutReason } from './session/session.ts';
import { createState, type State } from './state.ts';

/** Everything outside that a client leans on; tests bring their own. */
export interface ChatterParts {
  /** Empty in a page: its own origin. */
  readonly origin: string;
  readonly device: string | undefined;
  readonly fetch: Fetch;
  /** Null where a browser keeps the cookie. */
  readonly jar: CookieJar | null;
  readonly openWire: OpenWire;
  readonly storage: OutboxStorage;
  /** Null where nothing is kept of what the program knows. */
  readonly copy: CopyDoor | null;
  /** Between 0 and 1: spreads retries. */
  readonly random: () => number;
}

/** Session, connection and state of one client, each told what happens to the others. */
export class WiredChatter {
  readonly me = createLive<Me | null>(null);
  readonly http: Http;
  readonly session: Session;
  readonly connection: Connection;
  readonly state: State;
  readonly #wire: Wire;
  readonly #storage: OutboxStorage;
  readonly copies: LocalCopies;
  readonly #handlers: FactHandlers;
  /** One is signing out here: what the socket hears of it is no news to anybody. */
  #leaving = false;
  /** What a draining server asked for, until the connection is gone. */
  #comeBackAfterMs: number | null = null;

  constructor(parts: ChatterParts) {
    const { storage, random } = parts;
    this.#storage = storage;
    this.copies = new LocalCopies(parts.copy);
    this.http = createHttp(parts);
    this.session = new Session(this.http, {
      began: (user) => this.#began(user),
      renewed: ({ accessToken, user }) => this.#renewed(accessToken, user),
      ended: (reason) => this.#ended(reason),
      tooOld: () => this.#stopAs(() => this.connection.tooOld()),
    });
    this.#wire = parts.openWire(parts.origin, {
      fact: (name, fact) => this.#hear(name, fact),
      closed: () => this.#closed(),
    });
    const session = this.session;
    this.state = createState({
      session,
      wire: this.#wire,
      storage,
      random,
      connected: () => this.connection.connected,
    });
    this.connection = new Connection({
      session,
      wire: this.#wire,
      random,
      ask: (mayAsk) => this.state.catchUp.ask(mayAsk),
      catchUp: () => this.#catchUp(),
      onConnected: () => this.state.resume(),
    });
    this.#handlers = createFactHandlers({
      ...this.state,
      onUser: (user) => this.#onUser(user),
      onSessionEnded: (reason) => this.#onSessionEnded(reason),
      onSyncWanted: () => this.connection.catchUpAgain(),
      onDraining: (ms) => {
        this.#comeBackAfterMs = ms;
      },
    });
  }

  /** Called before a sign-out from here. */
  leaving(): void {
    this.#leaving = true;
  }

  /** Ends the connection and everything that runs by itself; the session stays on the server. */
  close(): void {
    this.session.stop();
    this.#stopAs(() => this.connection.stop());
    this.#storage.close();
    this.copies.stop();
  }

  #began(user: Me): void {
    this.#leaving = false;
    this.#comeBackAfterMs = null;
    this.state.reset();
    this.state.emitter.keepEarly();
    this.me.set(user);
    this.copies.restore(user, this.state);
    this.state.people.put([user]);
    this.state.outbox.open(user.id).catch(() => undefined);
    this.connection.start();
  }

  async #catchUp(): Promise<void> {
    await this.state.catchUp.run();
    this.copies.keep(this.state, this.me, this.connection.state);
    // In another turn of the event loop: whoever waited for `ready` has had the chance to listen.
    setTimeout(() => this.state.emitter.forgetEarly());
  }

  #renewed(accessToken: string, user: Me): void {
    this.me.set(user);
    // If this fails the server ends the socket with its old token, and the next handshake brings the new one.
    if (this.connection.connected) this.#wire.command('session:renew', { accessToken }).catch(() => undefined);
  }

  #ended(reason: SignOutReason): void {
    this.#stopAs(() => this.connection.signedOut(this.#leaving ? null : reason));
    this.me.set(null);
    this.copies.erase();
    if (this.#leaving) this.state.outbox.forget();
    this.state.reset();
  }

  #stopAs(stop: () => void): void {
    stop();
    this.#wire.close();
    this.state.stop();
  }

  #closed(): void {
    this.connection.lost(this.#comeBackAfterMs);
    this.#comeBackAfterMs = null;
  }

  #hear<Name extends FactName>(name: Name, fact: Parameters<FactHandlers[Name]>[0]): void {
    if (this.session.signedIn === null) return;
    (this.#handlers[name] as (value: typeof fact) => void)(fact);
    this.state.emitter.emit('fact', (listener) => listener(name, fact));
  }

  #onUser(user: User): void {
    const me = this.me.get();
    if (me?.id === user.id) this.me.set({ ...me, ...user });
  }

  #onSessionEnded(reason: Exclude<SignOutReason, null>): void {
    // Only the token ran out, as after a long sleep: the next handshake renews it.
    if (reason !== 'token-expired') this.session.end(reason);
  }
}
