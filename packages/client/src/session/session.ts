import { limits } from '@chatter/protocol/limits';
import type { Route, RouteAnswer } from '@chatter/protocol/route';
import { refresh } from '@chatter/protocol/routes/accounts';
import type { SignedIn } from '@chatter/protocol/session';
import type { Me } from '@chatter/protocol/user';
import type { ConnectionState } from '../api.ts';
import type { CallInput } from '../http/build-request.ts';
import type { Http } from '../http/http.ts';
import { isClientError, registryError } from '../to-client-error.ts';
import { withLock } from './with-lock.ts';

export type SignOutReason = Extract<ConnectionState, { kind: 'signed-out' }>['reason'];

export interface SessionListener {
  began(user: Me): void;
  renewed(signedIn: SignedIn): void;
  ended(reason: SignOutReason): void;
  tooOld(): void;
}

/** Renewed well before the end, counted from its arrival, so that a wrong clock of the device does not matter. */
const RENEW_AFTER_MS = limits.accessTokenMs * 0.75;
const RENEW_AGAIN_MS = 30_000;

/** Two, because a renewal under way that is shared may have been answered before the device slept. */
const mostRenewals = 2;

const isStale = (error: unknown): boolean =>
  isClientError(error) && (error.code === 'TOKEN_EXPIRED' || error.code === 'UNAUTHENTICATED');

/** Who is signed in. The access token is null until the server has been asked, where a local copy knows them before. */
interface Held {
  readonly user: Me;
  readonly accessToken: string | null;
}

/** Who is signed in, and the access token of the moment; it is never stored. */
export class Session {
  readonly #http: Http;
  readonly #listener: SessionListener;
  #signedIn: Held | null = null;
  /** Counts sign-ins and sign-outs: what began under another number must not touch the present state. */
  #epoch = 0;
  #refreshing: Promise<SignedIn> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(http: Http, listener: SessionListener) {
    this.#http = http;
    this.#listener = listener;
  }

  get signedIn(): Held | null {
    return this.#signedIn;
  }

  get epoch(): number {
    return this.#epoch;
  }

  begin(signedIn: SignedIn): void {
    this.#epoch += 1;
    this.#signedIn = signedIn;
    this.#refreshing = null;
    this.#renewAfter(RENEW_AFTER_MS);
    this.#listener.began(signedIn.user);
  }

  /** Goes on as who was signed in when the program ended; a refresh then says whether they still are. */
  resume(user: Me): void {
    this.#signedIn = { user, accessToken: null };
    this.#listener.began(user);
  }

  /** @throws ClientError when there is none and none to be had */
  async token(): Promise<string> {
    return this.#signedIn?.accessToken ?? (await this.refresh()).accessToken;
  }

  end(reason: SignOutReason): void {
    this.#epoch += 1;
    this.#signedIn = null;
    this.#refreshing = null;
    clearTimeout(this.#timer);
    this.#listener.ended(reason);
  }

  /** Stops the renewal; the session stays. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Trades the cookie for a new access token; calls at the same time share one. @throws ClientError */
  refresh(): Promise<SignedIn> {
    this.#refreshing ??= this.#refresh();
    return this.#refreshing;
  }

  /** Calls a route as this session: refreshes and repeats when the token has expired. @throws ClientError */
  async call<R extends Route>(route: R, input: CallInput<R>): Promise<RouteAnswer<R>> {
    const started = this.#epoch;
    for (let renewals = 0; ; ) {
      if (this.#signedIn === null) throw registryError('UNAUTHENTICATED');
      const token = await this.token();
      if (started !== this.#epoch) throw registryError('UNAUTHENTICATED');
      try {
        return await this.#http.send(route, input, token);
      } catch (error) {
        if (started !== this.#epoch) throw error;
        if (!isStale(error)) this.#ruleOut(error);
        if (!isStale(error) || renewals === mostRenewals) throw error;
        // Another call may have renewed it meanwhile.
        if (this.#signedIn?.accessToken !== token) continue;
        renewals += 1;
        await this.refresh();
      }
    }
  }

  async #refresh(): Promise<SignedIn> {
    const started = this.#epoch;
    try {
      const answer = await withLock('chatter:refresh', () => this.#http.send(refresh, {}, null));
      if (started !== this.#epoch) throw registryError('UNAUTHENTICATED');
      // In this very turn: who signs in in the next one must not share an answer that was not held against them (D9).
      this.#refreshing = null;
      if (this.#signedIn !== null) this.#take(answer, this.#signedIn);
      return answer;
    } catch (error) {
      if (started === this.#epoch) {
        this.#refreshing = null;
        this.#ruleOut(error);
      }
      throw error;
    }
  }

  #take(answer: SignedIn, before: Held): void {
    if (answer.user.id !== before.user.id) {
      // Somebody else has signed in in another tab: the cookie is theirs now. So is a page that has only just begun.
      if (before.accessToken === null) this.begin(answer);
      else this.end('signed-out');
      throw registryError('SESSION_ENDED');
    }
    this.#signedIn = answer;
    this.#renewAfter(RENEW_AFTER_MS);
    this.#listener.renewed(answer);
  }

  /** A refusal that no repetition mends ends the session here as well. */
  #ruleOut(error: unknown): void {
    if (!isClientError(error)) return;
    if (error.code === 'PROTOCOL_UNSUPPORTED') this.#listener.tooOld();
    if (this.#signedIn === null) return;
    if (error.code === 'SESSION_ENDED') this.end('revoked');
    if (error.code === 'UNAUTHENTICATED') this.end('token-expired');
  }

  #renewAfter(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.refresh().catch(() => {
        if (this.#signedIn !== null) this.#renewAfter(RENEW_AGAIN_MS);
      });
    }, ms);
  }
}
