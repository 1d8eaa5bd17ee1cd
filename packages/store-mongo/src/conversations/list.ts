import type { UserId } from '@chatter/protocol/ids';
import type { ConversationView } from '@chatter/store/conversations';
import { decodeCursor, encodeCursor } from '@chatter/store/cursor';
import type { Page } from '@chatter/store/store';
import { toPage } from '@chatter/store/to-page';
import { trusted } from 'mongoose';
import { allOf, anyOf } from '../filters.ts';
import { idsOf } from './members.ts';
import type { Ground } from './read-settled.ts';
import { viewsOf } from './view.ts';

interface ListQuery {
  readonly userId: UserId;
  readonly before: string | null;
  readonly limit: number;
}

// From the user's own memberships outward. An index by activity for each member would make a message in a group of
// 1,000 a thousand writes; sorting one person's few thousand conversations costs milliseconds.
export const list = async (ground: Ground, { userId, before, limit }: ListQuery): Promise<Page<ConversationView>> => {
  const place = beforePlace(before);
  const ids = await idsOf(ground, userId);
  const found = await ground.models.conversations
    .find({ _id: trusted({ $in: ids }), ...allOf(isToldTo(userId), place) })
    .sort({ activityAt: -1, _id: -1 })
    .limit(limit + 1)
    .lean();
  const { rows, next } = toPage(found, limit, (last) => encodeCursor(last.activityAt, last._id));
  await Promise.all(rows.map((row) => ground.settling.settle(row)));
  const views = await viewsOf(ground, userId, rows);
  return { rows: rows.flatMap(({ _id }) => views.get(_id) ?? []), next };
};

/** A direct conversation without a message is shown only to whoever started it. */
export const isToldTo = (userId: UserId) =>
  anyOf({ kind: 'group' }, { lastSeq: trusted({ $gt: 0 }) }, { createdBy: userId });

const beforePlace = (cursor: string | null) => {
  if (cursor === null) return {};
  const { key, id } = decodeCursor('number', cursor);
  return anyOf({ activityAt: trusted({ $lt: key }) }, { activityAt: key, _id: trusted({ $lt: id }) });
};
