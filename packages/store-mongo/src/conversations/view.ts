import type { ConversationId, MessageId, UserId } from '@chatter/protocol/ids';
import type { ConversationView } from '@chatter/store/conversations';
import { trusted } from 'mongoose';
import { memberKey } from '../keys.ts';
import { toMessage } from '../message-row.ts';
import type { Models } from '../models.ts';
import type { StoredConversation } from '../schemas/conversation.ts';
import type { StoredMember } from '../schemas/member.ts';
import type { StoredMessage } from '../schemas/message.ts';
import { toConversation } from './conversation-row.ts';
import { toMember } from './member-row.ts';
import { type Ground, readSettled } from './read-settled.ts';

const mostTries = 25;

/** What one user's list shows of conversations that were read and settled; left out where the user is not present. */
export const viewsOf = async (
  ground: Ground,
  userId: UserId,
  settled: readonly StoredConversation[],
): Promise<Map<ConversationId, ConversationView>> => {
  const views = new Map<ConversationId, ConversationView>();
  let open = settled;
  for (let tries = 1; open.length > 0; tries += 1) {
    const [mine, last] = await Promise.all([myRows(ground.models, userId, open), lastMessages(ground.models, open)]);
    const overtaken: ConversationId[] = [];
    for (const conversation of open) {
      const me = mine.get(conversation._id);
      // All that is shown stands in the conversation, but for the member's own row: of a later rev it would not fit.
      if (me !== undefined && me.rev > conversation.rev && tries < mostTries) overtaken.push(conversation._id);
      else if (me?.present) views.set(conversation._id, toView(conversation, me, last.get(conversation.lastMessageId)));
    }
    open = (await Promise.all(overtaken.map((id) => readSettled(ground, id)))).flatMap((read) => read ?? []);
  }
  return views;
};

export const view = async (ground: Ground, id: ConversationId, userId: UserId): Promise<ConversationView | null> => {
  const conversation = await readSettled(ground, id);
  return conversation && ((await viewsOf(ground, userId, [conversation])).get(id) ?? null);
};

export const views = async (
  ground: Ground,
  id: ConversationId,
  userIds: readonly UserId[],
): Promise<ConversationView[]> => {
  const keys = [...new Set(userIds)].map((userId) => memberKey(id, userId));
  for (let tries = 1; ; tries += 1) {
    const conversation = await readSettled(ground, id);
    if (conversation === null) return [];
    const [rows, last] = await Promise.all([
      ground.models.members.find({ _id: trusted({ $in: keys }) }).lean(),
      lastMessages(ground.models, [conversation]),
    ]);
    if (tries < mostTries && rows.some((row) => row.rev > conversation.rev)) continue;
    const present = rows.filter((row) => row.present);
    return present.map((me) => toView(conversation, me, last.get(conversation.lastMessageId)));
  }
};

const myRows = async (models: Models, userId: UserId, conversations: readonly StoredConversation[]) => {
  const keys = conversations.map(({ _id }) => memberKey(_id, userId));
  const rows = await models.members.find({ _id: trusted({ $in: keys }) }).lean();
  return new Map(rows.map((row) => [row.conversationId, row]));
};

const lastMessages = async (models: Models, conversations: readonly StoredConversation[]) => {
  const ids = conversations.flatMap(({ lastMessageId }) => lastMessageId ?? []);
  const rows = ids.length === 0 ? [] : await models.messages.find({ _id: trusted({ $in: ids }) }).lean();
  return new Map<MessageId | null, StoredMessage>(rows.map((row) => [row._id, row]));
};

const toView = (
  conversation: StoredConversation,
  me: StoredMember,
  lastMessage: StoredMessage | undefined,
): ConversationView => ({
  conversation: toConversation(conversation),
  me: toMember(me),
  peerId: peerOf(conversation, me.userId),
  lastMessage: lastMessage === undefined ? null : toMessage(lastMessage),
  // One's own messages need no subtraction: sending moves one's own read position to the message.
  unread: conversation.counted - me.readCounted,
  everyone: conversation.lowest,
});

const peerOf = ({ pair }: StoredConversation, userId: UserId): UserId | null =>
  ((pair?.split(':') ?? []) as UserId[]).find((one) => one !== userId) ?? null;
