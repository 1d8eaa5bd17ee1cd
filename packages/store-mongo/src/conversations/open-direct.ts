import type { ConversationStore } from '@chatter/store/conversations';
import { pairKey } from '../keys.ts';
import type { StoredConversation } from '../schemas/conversation.ts';
import { toConversation } from './conversation-row.ts';
import { newMember } from './member-row.ts';
import { insertConversation } from './new-conversation.ts';
import type { Ground } from './read-settled.ts';

type Start = Parameters<ConversationStore['openDirect']>[0];
type Outcome = Awaited<ReturnType<ConversationStore['openDirect']>>;

/** A direct conversation with everything that is to be written of it. */
const draftDirect = ({ id, by, with: other, at }: Start, token: string): StoredConversation => ({
  ...{ _id: id, kind: 'direct', pair: pairKey(by, other), title: null, picture: null, createdBy: by, createdAt: at },
  ...{ memberCount: 2, rev: 2, metaRev: 2, lastSeq: 0, activityAt: at, lastMessageId: null, counted: 0, change: 0 },
  ...{ lowest: { deliveredSeq: 0, readSeq: 0 }, recent: [token] },
  pending: {
    ...{ token, messages: [], receipts: [], photos: [], pictures: [], gone: false },
    members: [by, other].map((userId, index) => ({
      ...newMember({ conversationId: id, userId, at, seq: 0, counted: 0, rev: index + 1 }),
      isFirst: true,
    })),
  },
});

/** The unique index over pairs decides who of many starts it. */
export const openDirect = async (ground: Ground, start: Start, token: string): Promise<Outcome> => {
  const draft = draftDirect(start, token);
  const there = await ofPair(ground, draft.pair);
  if (there !== null) return { conversation: toConversation(there), created: false };
  if (await insertConversation(ground, draft)) return { conversation: toConversation(draft), created: true };
  const theirs = await ofPair(ground, draft.pair);
  if (theirs === null) throw new Error('A conversation with this id is there already.');
  return { conversation: toConversation(theirs), created: false };
};

const ofPair = async ({ models, settling }: Ground, pair: string | null): Promise<StoredConversation | null> => {
  const found = await models.conversations.findOne({ pair }).lean();
  if (found !== null) await settling.settle(found);
  return found;
};
