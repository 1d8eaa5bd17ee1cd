import type { PictureId } from '@chatter/protocol/ids';
import type { PictureRow } from '@chatter/store/pictures';
import { count, strictSchema, text, textOrNull, time } from './strict-schema.ts';

/** Held for a change that is under way: for a message (`key` of its send) or a new picture of a group. */
export interface PictureClaim {
  readonly key: string;
  /** Of the try that claimed last: only that one may let go. */
  readonly token: string;
  readonly at: number;
}

export interface StoredPicture extends Omit<PictureRow, 'id'> {
  readonly _id: PictureId;
  readonly claim: PictureClaim | null;
  /** Of the clean-up that is about to remove it: nobody can claim it any more. */
  readonly removing: string | null;
}

export const pictureSchema = strictSchema<StoredPicture>({
  _id: text,
  kind: { ...text, enum: ['avatar', 'group', 'photo'] },
  ownerId: text,
  conversationId: textOrNull,
  messageId: textOrNull,
  width: count,
  height: count,
  color: text,
  createdAt: time,
  claim: { type: { _id: false, key: text, token: text, at: time }, default: null },
  removing: textOrNull,
});

pictureSchema.index({ kind: 1, messageId: 1, createdAt: 1, _id: 1 }, { name: 'by_age' });
pictureSchema.index({ removing: 1 }, { name: 'removing', partialFilterExpression: { removing: { $gt: '' } } });
