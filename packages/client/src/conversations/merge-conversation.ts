import type { Conversation, ConversationFacts, Member, Positions } from '@chatter/protocol/conversation';
import type { UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';

/** A conversation as far as it is known, and at which `rev` its title, picture and size, and one's own row, were read. */
export interface Known {
  readonly conversation: Conversation;
  readonly factsRev: number;
  readonly memberRev: number;
  /** The unread count could not be worked out: the server has to be asked (D7). */
  readonly unreadIsGuess?: boolean;
}

/** How many messages after a `seq` count as unread, where the client holds them all; otherwise null. */
export type CountAfter = (seq: number) => number | null;

const furthest = (a: Positions, b: Positions): Positions => ({
  deliveredSeq: Math.max(a.deliveredSeq, b.deliveredSeq),
  readSeq: Math.max(a.readSeq, b.readSeq),
});

/** @returns true when a message raises the unread count of a reader (D7) */
export const countsAsUnread = (message: Message, meId: UserId): boolean =>
  message.authorId !== meId && message.content.kind !== 'system';

const mergeMe = (known: Known, me: Member, rev: number): Pick<Known, 'memberRev'> & { me: Member } => {
  const newer = rev >= known.memberRev;
  const positions = furthest(known.conversation.me, me);
  return { memberRev: newer ? rev : known.memberRev, me: { ...(newer ? me : known.conversation.me), ...positions } };
};

/** The count that belongs to the newest message and to what was read last, which may come from different sides. */
const mergeUnread = ({ conversation: now, unreadIsGuess = false }: Known, view: Conversation) => {
  const messages = view.lastSeq - now.lastSeq;
  const read = view.me.readSeq - now.me.readSeq;
  if (messages >= 0 && read >= 0) return { unread: view.unread, unreadIsGuess: false };
  if (messages <= 0 && read <= 0) return { unread: now.unread, unreadIsGuess };
  // One side does not know of the newest messages, the other not of what was read: neither count is right.
  const most =
    messages > 0 ? Math.min(view.unread, now.unread + messages) : Math.min(now.unread, view.unread - messages);
  return { unread: most, unreadIsGuess: true };
};

/** Applies an answer of the server, which may be older than the facts that arrived while it was under way. */
export const mergeView = (known: Known | undefined, view: Conversation): Known => {
  if (known === undefined) return { conversation: view, factsRev: view.rev, memberRev: view.rev };
  const now = known.conversation;
  const { me, memberRev } = mergeMe(known, view.me, view.rev);
  const facts = view.rev >= known.factsRev ? view : now;
  const newest = view.lastSeq >= now.lastSeq ? view : now;
  const { lastSeq, lastMessage, activityAt } = newest;
  const { unread, unreadIsGuess } = mergeUnread(known, view);
  return {
    factsRev: Math.max(view.rev, known.factsRev),
    memberRev,
    unreadIsGuess,
    conversation: {
      ...facts,
      rev: Math.max(now.rev, view.rev),
      lastSeq,
      lastMessage,
      activityAt,
      me,
      unread,
      everyone: furthest(now.everyone, view.everyone),
    },
  };
};

/** Applies what changed for everybody: title, picture, number of members. */
export const mergeFacts = (known: Known, facts: ConversationFacts): Known => {
  const now = known.conversation;
  const { title, picture, memberCount } = facts.rev >= known.factsRev ? facts : now;
  const conversation = { ...now, title, picture, memberCount, rev: Math.max(now.rev, facts.rev) };
  return { ...known, conversation, factsRev: Math.max(known.factsRev, facts.rev) };
};

/** Applies one's own changed row. */
export const mergeMember = (known: Known, member: Member, rev: number): Known => {
  const { me, memberRev } = mergeMe(known, member, rev);
  return {
    ...known,
    memberRev,
    conversation: { ...known.conversation, me, rev: Math.max(known.conversation.rev, rev) },
  };
};

/** Applies the next message; writing one means having read what came before it. */
export const addMessage = (known: Known, message: Message, meId: UserId): Known => {
  const now = known.conversation;
  const rev = Math.max(now.rev, message.rev);
  if (message.seq <= now.lastSeq) return rev === now.rev ? known : { ...known, conversation: { ...now, rev } };
  // Of two nodes the one that began earlier may be given the later number.
  const activityAt = Math.max(now.activityAt, message.createdAt);
  const next = { ...now, rev, lastSeq: message.seq, lastMessage: message, activityAt };
  const own = message.authorId === meId && message.content.kind !== 'system';
  const me = own ? { ...now.me, deliveredSeq: message.seq, readSeq: message.seq } : now.me;
  const unread = own ? 0 : now.unread + (countsAsUnread(message, meId) ? 1 : 0);
  const unreadIsGuess = !own && (known.unreadIsGuess ?? false);
  // In a group of one, oneself is everyone.
  const everyone = own && now.memberCount === 1 ? furthest(now.everyone, me) : afterReply(next, message);
  return { ...known, unreadIsGuess, conversation: { ...next, me, unread, everyone } };
};

/** Whoever writes has read what came before, and no receipt says so: in a direct conversation that is everyone. */
const afterReply = ({ kind, peerId, me, everyone }: Conversation, { authorId, seq }: Message): Positions => {
  if (kind !== 'direct' || authorId !== peerId) return everyone;
  return furthest(everyone, { deliveredSeq: Math.min(me.deliveredSeq, seq), readSeq: Math.min(me.readSeq, seq) });
};

/** Moves one's own positions forward. */
export const moveMine = (known: Known, positions: Positions, countAfter: CountAfter): Known => {
  const now = known.conversation;
  const me = { ...now.me, ...furthest(now.me, positions) };
  if (me.readSeq === now.me.readSeq && me.deliveredSeq === now.me.deliveredSeq) return known;
  if (me.readSeq === now.me.readSeq) return { ...known, conversation: { ...now, me } };
  const counted = me.readSeq >= now.lastSeq ? 0 : countAfter(me.readSeq);
  const unread = counted ?? Math.min(now.unread, now.lastSeq - me.readSeq);
  return { ...known, unreadIsGuess: counted === null, conversation: { ...now, me, unread } };
};

/** Moves what everybody has received and read. */
export const moveEveryone = (known: Known, everyone: Positions, rev: number): Known => {
  const now = known.conversation;
  return {
    ...known,
    conversation: { ...now, rev: Math.max(now.rev, rev), everyone: furthest(now.everyone, everyone) },
  };
};
