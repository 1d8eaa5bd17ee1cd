import type { Handshake } from '@chatter/protocol/events';
import { PROTOCOL_VERSION } from '@chatter/protocol/version';
import type { ConnectionState } from '../api.ts';
import { createLive } from '../live-value.ts';
import type { Session, SignOutReason } from '../session/session.ts';
import { isClientError, networkError } from '../to-client-error.ts';
import { backoffMs } from './backoff.ts';
import type { Wire } from './wire.ts';

/** A slow phone network answers within this; a dead one never. */
const LIFE_MS = 3_000;

interface Parts {
  readonly session: Session;
  readonly wire: Wire;
  readonly random: () => number;
  /** Runs after each handshake; must bring everything up to date. It is repeated while connected until it succeeds. */
  readonly catchUp: () => Promise<void>;
  /** What the handshake asks, if it may, so that `catchUp` finds it answered. */
  readonly ask: (mayAsk: boolean) => Handshake['sync'];
  /** Called after each handshake, before catching up. */
  readonly onConnected: () => void;
}

const askedToWait = (error: unknown): number | null =>
  (isClientError(error) ? error.details.retryAfterMs : undefined) ?? null;

/** Keeps one live connection while somebody is signed in. */
export class Connection {
  readonly state = createLive<ConnectionState>({ kind: 'starting' });
  readonly #parts: Parts;
  /** Each cut, stop or new attempt makes what is under way void. */
  #round = 0;
  #failures = 0;
  #connected = false;
  #catchingUp = false;
  #mayAsk = true;
  /** Asked for while one was under way. */
  #wantsAnother = false;
  #waiting: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** True between a handshake and the next cut, also while catching up. */
  get connected(): boolean {
    return this.#connected;
  }

  start(): void {
    this.#rest({ kind: 'connecting' });
    this.#failures = 0;
    void this.#attempt();
  }

  signedOut(reason: SignOutReason): void {
    this.#rest({ kind: 'signed-out', reason });
  }

  tooOld(): void {
    this.#rest({ kind: 'too-old' });
  }

  /** The wire is gone. @param afterMs what the server asked for, if it said when to come back */
  lost(afterMs: number | null): void {
    if (!this.#connected) return;
    this.#rest({ kind: 'connecting' });
    this.#later(afterMs);
  }

  /**
   * Something happened to the network or the page. Without a connection it tries at once instead of waiting; with one
   * it asks for a sign of life, because after a sleep or a change of network a dead wire looks alive for half a minute.
   */
  async wake(): Promise<void> {
    if (this.#waiting !== undefined) return this.#attempt();
    const round = this.#round;
    if (!this.#connected || (await this.#isAlive()) || round !== this.#round) return;
    this.#parts.wire.close();
    this.lost(null);
  }

  stop(): void {
    this.#rest(this.state.get());
  }

  #rest(next: ConnectionState): void {
    this.#round += 1;
    this.#connected = false;
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.state.set(next);
  }

  /** Any answer is a sign of life, a refusal too. */
  async #isAlive(): Promise<boolean> {
    const accessToken = this.#parts.session.signedIn?.accessToken ?? '';
    const answer = this.#parts.wire.command('session:renew', { accessToken }).then(
      () => true,
      (error: unknown) => isClientError(error) && error.code !== 'NETWORK' && error.code !== 'TIMEOUT',
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    const silence = new Promise<false>((resolve) => {
      timer = setTimeout(() => resolve(false), LIFE_MS);
    });
    return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
  }

  #later(ms: number | null): void {
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => void this.#attempt(), ms ?? backoffMs(this.#failures, this.#parts.random));
    this.#failures += 1;
  }

  async #attempt(): Promise<void> {
    this.#round += 1;
    const round = this.#round;
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    this.#wantsAnother = false;
    try {
      await this.#handshake(round);
    } catch (error) {
      if (round === this.#round) this.#later(askedToWait(error));
      return;
    }
    if (round !== this.#round) return;
    this.#connected = true;
    this.#parts.onConnected();
    await this.#catchUp(round);
  }

  /** The server has missed something: what it tells is not all that happened, though the wire is as it was. */
  catchUpAgain(): void {
    // One that has begun may have asked before the server had it all, with the handshake or since.
    if (!this.#connected || this.#catchingUp) this.#wantsAnother = true;
    else void this.#catchUp(this.#round);
  }

  async #handshake(round: number): Promise<void> {
    try {
      await this.#connect(round);
    } catch (error) {
      if (round !== this.#round || !(await this.#mended(error)) || round !== this.#round) throw error;
      await this.#connect(round);
    }
  }

  async #connect(round: number): Promise<void> {
    const token = await this.#parts.session.token();
    if (round !== this.#round) throw networkError();
    const sync = this.#parts.ask(this.#mayAsk);
    return this.#parts.wire.connect({ token, protocol: PROTOCOL_VERSION, ...(sync && { sync }) });
  }

  /** @returns true when the attempt may be made again at once: with a fresh token, or without asking anything */
  async #mended(error: unknown): Promise<boolean> {
    if (!isClientError(error)) return false;
    if (error.code === 'PROTOCOL_UNSUPPORTED') this.tooOld();
    if (error.code === 'SESSION_ENDED') this.#parts.session.end('revoked');
    // A server from before there were questions (SPEC S12) refuses a handshake that asks one.
    if (error.code === 'VALIDATION_FAILED' && this.#mayAsk) {
      this.#mayAsk = false;
      return true;
    }
    if (error.code !== 'TOKEN_EXPIRED' && error.code !== 'UNAUTHENTICATED') return false;
    return this.#parts.session.refresh().then(
      () => true,
      () => false,
    );
  }

  async #catchUp(round: number): Promise<void> {
    this.#catchingUp = true;
    for (let tries = 0; round === this.#round; tries += 1) {
      try {
        await this.#parts.catchUp();
        if (round !== this.#round) return;
        if (this.#wantsAnother) {
          this.#wantsAnother = false;
          continue;
        }
        this.#catchingUp = false;
        this.#failures = 0;
        this.state.set({ kind: 'online' });
        return;
      } catch (error) {
        const ms = askedToWait(error) ?? backoffMs(tries, this.#parts.random);
        await new Promise((resolve) => setTimeout(resolve, ms));
      }
    }
  }
}
