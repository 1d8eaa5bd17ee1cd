import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { ConversationStore, MemberRow } from '@chatter/store/conversations';
import { decodeCursor, encodeCursor } from '@chatter/store/cursor';
import type { Page } from '@chatter/store/store';
import { toPage } from '@chatter/store/to-page';
import { trusted } from 'mongoose';
import { anyOf } from '../filters.ts';
import { memberKey } from '../keys.ts';
import { toMember } from './member-row.ts';
import { type Ground, readAtOneRev, readSettled } from './read-settled.ts';

type Query = Parameters<ConversationStore['members']>[0];

const revsOf = (rows: readonly { readonly rev: number }[]): number[] => rows.map((row) => row.rev);

export const member = async (ground: Ground, id: ConversationId, userId: UserId): Promise<MemberRow | null> => {
  if ((await readSettled(ground, id)) === null) return null;
  const row = await ground.models.members.findOne({ _id: memberKey(id, userId), present: true }).lean();
  return row && toMember(row);
};

export const members = async (ground: Ground, { id, after, limit }: Query): Promise<Page<MemberRow>> => {
  const from = joinedAfter(after);
  const find = () =>
    ground.models.members
      .find({ conversationId: id, present: true, ...from })
      .sort({ joinedAt: 1, userId: 1 })
      .limit(limit + 1)
      .lean();
  const found = await readAtOneRev(ground, id, find, revsOf);
  return toPage((found?.rows ?? []).map(toMember), limit, (row) => encodeCursor(row.joinedAt, row.userId));
};

/** The filter of those who joined after the place that a cursor names. @throws VALIDATION_FAILED */
export const joinedAfter = (cursor: string | null) => {
  const { key, id } = cursor === null ? { key: 0, id: '' } : decodeCursor('number', cursor);
  return {
    joinedAt: trusted({ $gte: key }),
    ...anyOf({ joinedAt: trusted({ $gt: key }) }, { joinedAt: key, userId: trusted({ $gt: id }) }),
  };
};

export const memberIds = async (ground: Ground, id: ConversationId): Promise<UserId[]> => {
  const find = () =>
    ground.models.members
      .find({ conversationId: id, present: true }, { userId: 1, rev: 1 })
      .sort({ joinedAt: 1, userId: 1 })
      .lean();
  const found = await readAtOneRev(ground, id, find, revsOf);
  return (found?.rows ?? []).map((row) => row.userId);
};

export const idsOf = async ({ models }: Ground, userId: UserId): Promise<ConversationId[]> => {
  const rows = await models.members.find({ userId, present: true }, { conversationId: 1 }).lean();
  return rows.map((row) => row.conversationId);
};
