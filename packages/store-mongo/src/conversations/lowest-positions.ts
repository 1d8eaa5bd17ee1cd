import type { Positions } from '@chatter/protocol/conversation';
import { trusted } from 'mongoose';
import { inTime } from '../in-time.ts';
import type { Models } from '../models.ts';
import type { StoredMember } from '../schemas/member.ts';
import type { Draft } from './draft.ts';

/** The lowest positions of those who are present after a change; mostly they are known without a question. */
export const lowestPositions = async (models: Models, draft: Draft): Promise<Positions> => {
  const [deliveredSeq, readSeq] = await Promise.all([
    lowest(models, draft, 'deliveredSeq'),
    lowest(models, draft, 'readSeq'),
  ]);
  return { deliveredSeq, readSeq };
};

const lowest = async (models: Models, draft: Draft, position: keyof Positions): Promise<number> => {
  const { facts, before } = draft;
  const changed = draft.changedMembers;
  if (facts.isWhole) return least(draft.members, position);
  const keys = new Set(changed.map((row) => row._id));
  const stood = [...facts.members, ...(facts.eldestOther === null ? [] : [facts.eldestOther])].filter(
    (row) => row.present && keys.has(row._id),
  );
  const wasHeldByOthers = stood.every((row) => row[position] > before.lowest[position]);
  const others = wasHeldByOthers ? before.lowest[position] : await lowestOfOthers(models, draft, [...keys], position);
  const now = changed.filter((row) => row.present).map((row) => row[position]);
  return Math.min(...now, ...(others === null ? [] : [others]));
};

const lowestOfOthers = async (models: Models, draft: Draft, keys: string[], position: keyof Positions) => {
  const row = await inTime(
    models.members
      .findOne({ conversationId: draft.id, present: true, _id: trusted({ $nin: keys }) })
      .sort({ [position]: 1 })
      .lean()
      .exec(),
  );
  return row?.[position] ?? null;
};

const least = (rows: readonly StoredMember[], position: keyof Positions): number => {
  const all = rows.filter((row) => row.present).map((row) => row[position]);
  return all.length === 0 ? 0 : Math.min(...all);
};
