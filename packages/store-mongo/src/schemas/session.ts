import type { SessionId } from '@chatter/protocol/ids';
import type { SessionRow } from '@chatter/store/sessions';
import { count, flag, strictSchema, text, textOrNull, time } from './strict-schema.ts';

export interface StoredSession extends Omit<SessionRow, 'id'> {
  readonly _id: SessionId;
  /** `passwordRev` of its user when it began. */
  readonly passwordRev: number;
}

export const sessionSchema = strictSchema<StoredSession>({
  _id: text,
  userId: text,
  device: text,
  remember: flag,
  generation: count,
  refreshHash: text,
  previousHash: textOrNull,
  rotatedAt: time,
  confirmedGeneration: count,
  createdAt: time,
  lastUsedAt: time,
  expiresAt: time,
  passwordRev: count,
});

sessionSchema.index({ userId: 1, lastUsedAt: -1, _id: -1 }, { name: 'of_user' });
sessionSchema.index({ expiresAt: 1 }, { name: 'by_expiry' });
