import type { UserId } from '@chatter/protocol/ids';
import { decodeCursor, encodeCursor } from '@chatter/store/cursor';

/**
 * A place in a walk through the directory. It names those who were listed first because they were online: presence
 * moves between two pages, so that only the list itself keeps anybody from coming twice or not at all.
 */
export interface DirectoryWalk {
  readonly listed: readonly UserId[];
  /** The store's cursor among the others, by name; null at their beginning. */
  readonly after: string | null;
}

export const encodeWalk = ({ listed, after }: DirectoryWalk): string => encodeCursor(listed.join(''), after ?? '');

/** @throws VALIDATION_FAILED for text that is no walk; a forged one hides people from nobody but its author */
export const decodeWalk = (cursor: string): DirectoryWalk => {
  const { key, id } = decodeCursor('text', cursor);
  return { listed: (key.match(/[0-9a-z]{20}/g) ?? []) as UserId[], after: id === '' ? null : id };
};
