import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { SessionId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import type { SessionRow } from '@chatter/store/sessions';

/** The `jwt` cookie taken apart. */
export interface RefreshToken {
  readonly sessionId: SessionId;
  readonly generation: number;
  readonly secret: string;
}

/**
 * `current`: to be rotated. `previous`: answered with the current one again, because its holder may never have got it.
 * `reused`: a copy of an old token is about, so the session has to end. `unknown`: nobody gave this out.
 */
export type Verdict = 'current' | 'previous' | 'reused' | 'unknown';

export interface RefreshTokens {
  /** The token of a generation; always the same one, so that a repeat gets the same answer. */
  of(sessionId: SessionId, generation: number): string;
  /** What the store keeps of it. */
  hashOf(sessionId: SessionId, generation: number): string;
  /** @returns null when it has not the form of one */
  parse(text: string): RefreshToken | null;
  judge(session: SessionRow, token: RefreshToken, now: number): Verdict;
}

const form = /^([0-9a-z]{20})\.([1-9]\d{0,8})\.([0-9A-Za-z_-]{43})$/;

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

/** @param key base64url, 32 bytes */
export const createRefreshTokens = (key: string): RefreshTokens => {
  const bytes = Buffer.from(key, 'base64url');
  const secretOf = (sessionId: SessionId, generation: number): string =>
    createHmac('sha256', bytes).update(`chatter refresh token ${sessionId} ${generation}`).digest('base64url');

  const judgePrevious = (session: SessionRow, now: number): Verdict => {
    const inGrace = now - session.rotatedAt <= limits.refreshGraceMs;
    // While nobody has shown the new token, the answer that carried it may have been lost, however long ago.
    const answerMayBeLost = session.confirmedGeneration < session.generation;
    return inGrace || answerMayBeLost ? 'previous' : 'reused';
  };

  return {
    of: (sessionId, generation) => `${sessionId}.${generation}.${secretOf(sessionId, generation)}`,
    hashOf: (sessionId, generation) => sha256(secretOf(sessionId, generation)),
    parse: (text) => {
      const [, sessionId, generation, secret] = form.exec(text) ?? [];
      if (sessionId === undefined || secret === undefined) return null;
      return { sessionId: sessionId as SessionId, generation: Number(generation), secret };
    },
    judge: (session, token, now) => {
      const hash = sha256(token.secret);
      const age = session.generation - token.generation;
      if (age === 0) return same(hash, session.refreshHash) ? 'current' : 'unknown';
      if (age === 1) return same(hash, session.previousHash ?? '') ? judgePrevious(session, now) : 'unknown';
      if (age < 0) return 'unknown';
      // Older hashes are not kept; the key tells whether the token was ever ours. A forgery must not end a session.
      return same(token.secret, secretOf(token.sessionId, token.generation)) ? 'reused' : 'unknown';
    },
  };
};
