import type { Fact, FactName } from '@chatter/protocol/events';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { User } from '@chatter/protocol/user';
import type { ConversationCache } from '../conversations/conversation-cache.ts';
import { mergeFacts, mergeMember, moveEveryone, moveMine } from '../conversations/merge-conversation.ts';
import type { Typing } from '../conversations/typing.ts';
import type { PeopleCache } from '../people/people-cache.ts';
import type { TimelineWindow } from '../timeline/timeline-window.ts';
import type { CatchUp } from './catch-up.ts';
import type { Inbox } from './inbox.ts';

export interface FactParts {
  readonly inbox: Inbox;
  readonly catchUp: Pick<CatchUp, 'answered'>;
  readonly cache: ConversationCache;
  readonly people: PeopleCache;
  readonly typing: Typing;
  readonly timelines: ReadonlyMap<ConversationId, TimelineWindow>;
  readonly meId: () => UserId | null;
  /** Asks for the conversation again: what came cannot be worked out from what is known. */
  readonly refetch: (id: ConversationId) => void;
  readonly onUser: (user: User) => void;
  readonly onSessionEnded: (reason: Fact<'session:ended'>['reason']) => void;
  readonly onDraining: (retryAfterMs: number | null) => void;
  readonly onSyncWanted: () => void;
}

export type FactHandlers = { readonly [Name in FactName]: (fact: Fact<Name>) => void };

const onReceipts = (parts: FactParts, fact: Fact<'receipt:moved'>): void => {
  const { conversationId: id, rev, everyone, positions } = fact;
  const meId = parts.meId();
  const mine = positions.find((one) => one.userId === meId);
  const before = parts.cache.known(id)?.conversation;
  const countAfter = (seq: number) => (meId === null ? null : (parts.timelines.get(id)?.countAfter(seq, meId) ?? null));
  parts.inbox.change(id, (known) => {
    const moved = moveEveryone(known, everyone, rev);
    return mine === undefined ? moved : moveMine(moved, mine, countAfter);
  });
  // Told after the receipts before it, so this one covers them; a missing message shows by its seq.
  parts.inbox.rev(id).cover(rev);
  if (mine === undefined || before === undefined || mine.readSeq <= before.me.readSeq) return;
  // Another device has read a part: how many are left may be more than this client can count.
  if (mine.readSeq < before.lastSeq && countAfter(mine.readSeq) === null) parts.refetch(id);
};

const onMembers = (parts: FactParts, fact: Fact<'member:changed'>): void => {
  // Each row took a rev of its own, one after the other, and the fact names the last of them.
  for (let back = 0; back < fact.members.length; back += 1) parts.inbox.rev(fact.conversationId).note(fact.rev - back);
  const me = fact.members.find((member) => member.userId === parts.meId());
  if (me !== undefined) parts.inbox.change(fact.conversationId, (known) => mergeMember(known, me, fact.rev));
};

/** What each fact does. */
export const createFactHandlers = (parts: FactParts): FactHandlers => ({
  'message:created': ({ message }) => parts.inbox.take(message.conversationId, [message]),
  'receipt:moved': (fact) => onReceipts(parts, fact),
  'typing:changed': ({ conversationId, userId, typing }) => {
    if (userId !== parts.meId()) parts.typing.heard(conversationId, userId, typing);
  },
  'presence:changed': (presence) => parts.people.presence(presence),
  // A direct conversation is told with its first message, which is news; into a group one comes at its present end.
  'conversation:added': ({ conversation }) => {
    parts.inbox.takeView(conversation, conversation.kind === 'direct' ? 0 : conversation.me.deliveredSeq);
    // Its people may have changed while they and we had nothing in common, and the fact tells only ids.
    parts.refetch(conversation.id);
  },
  'conversation:changed': ({ conversation }) => {
    parts.inbox.change(conversation.id, (known) => mergeFacts(known, conversation));
    parts.inbox.rev(conversation.id).note(conversation.rev);
  },
  'conversation:removed': ({ conversationId }) => parts.inbox.remove(conversationId),
  'member:changed': (fact) => onMembers(parts, fact),
  'user:changed': ({ user }) => {
    parts.people.put([user]);
    parts.onUser(user);
  },
  'session:ended': ({ reason }) => parts.onSessionEnded(reason),
  'sync:answered': ({ answer }) => parts.catchUp.answered(answer),
  'sync:wanted': () => parts.onSyncWanted(),
  'server:draining': ({ details }) => parts.onDraining(details.retryAfterMs ?? null),
});
