import type { UserId } from '@chatter/protocol/ids';
import { trusted } from 'mongoose';
import { commandsOf } from '../commands.ts';
import { inTime } from '../in-time.ts';
import { memberKey } from '../keys.ts';
import type { Models } from '../models.ts';
import type { StoredConversation } from '../schemas/conversation.ts';
import type { MemberDocument, StoredMember } from '../schemas/member.ts';
import type { StoredMessage } from '../schemas/message.ts';
import type { Claims } from './claims.ts';
import type { Facts } from './draft.ts';
import type { Operation } from './operation.ts';

// So few rows are read whole: then the lowest positions need no second question.
const few = 32;

/** Looks up at once what operations on a settled conversation ask for. */
export const gatherFacts = async (
  models: Models,
  conversation: StoredConversation,
  operations: readonly Operation<unknown>[],
  claims: Claims,
): Promise<Facts> => {
  const isWhole = conversation.memberCount <= few;
  const leaver = operations.find(({ needs }) => needs.leaver !== undefined)?.needs.leaver;
  const [claimed, members, sends, counted, heirs] = await Promise.all([
    claims.take(operations),
    findMembers(models, conversation, operations, isWhole),
    findSends(models, operations),
    findCounted(models, conversation, operations),
    findHeirs(models, conversation, leaver),
  ]);
  return { ...claimed, members, isWhole, sends, counted, ...heirs };
};

/** Who would be left when somebody goes. */
const findHeirs = async (
  { members }: Models,
  { _id }: StoredConversation,
  leaver: UserId | undefined,
): Promise<Pick<Facts, 'otherOwner' | 'eldestOther'>> => {
  if (leaver === undefined) return { otherOwner: null, eldestOther: null };
  const others = { conversationId: _id, present: true, userId: trusted({ $ne: leaver }) };
  const [otherOwner, eldestOther] = await Promise.all([
    inTime(
      members
        .findOne({ ...others, role: 'owner' })
        .lean()
        .exec(),
    ),
    inTime(members.findOne(others).sort({ joinedAt: 1, userId: 1 }).lean().exec()),
  ]);
  return { otherOwner, eldestOther: eldestOther && withoutNumber(eldestOther) };
};

/** What a change writes of a member; the number of leaving is given afterwards. */
const withoutNumber = ({ goneChange: _, ...row }: MemberDocument): StoredMember => row;

const findMembers = async (
  models: Models,
  { _id }: StoredConversation,
  operations: readonly Operation<unknown>[],
  isWhole: boolean,
): Promise<StoredMember[]> => {
  const joiners = operations.flatMap(({ needs }) => needs.joiners ?? []);
  const users = isWhole ? [] : operations.flatMap(({ needs }) => needs.users);
  const keys = [...new Set([...joiners, ...users].map((userId) => memberKey(_id, userId)))];
  const [present, named] = await Promise.all([
    isWhole ? commandsOf(models).presentMembers.run(_id) : [],
    keys.length > 0 ? commandsOf(models).membersByKey.run(keys) : [],
  ]);
  return [...new Map([...present, ...named].map((row) => [row._id, withoutNumber(row)])).values()];
};

const findSends = async (models: Models, operations: readonly Operation<unknown>[]): Promise<StoredMessage[]> => {
  const sends = operations.flatMap(({ needs }) => needs.send ?? []);
  return sends.length === 0 ? [] : commandsOf(models).storedSends.run(sends);
};

const findCounted = async (
  models: Models,
  { _id, lastSeq }: StoredConversation,
  operations: readonly Operation<unknown>[],
): Promise<Map<number, number>> => {
  const named = operations.flatMap(({ needs }) => needs.counted ?? []).filter((seq) => seq > 0 && seq < lastSeq);
  if (named.length === 0) return new Map();
  const rows = await inTime(
    models.messages
      .find({ conversationId: _id, seq: trusted({ $in: [...new Set(named)] }) }, { seq: 1, counted: 1 })
      .lean()
      .exec(),
  );
  return new Map(rows.map(({ seq, counted }) => [seq, counted]));
};
