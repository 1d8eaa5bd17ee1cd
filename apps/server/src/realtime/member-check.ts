import type { ConversationId, UserId } from '@chatter/protocol/ids';
import type { Store } from '@chatter/store/store';
import type { Publisher } from '../domain/publisher.ts';

export interface MemberCheck {
  /**
   * Looks in the store whether these people are in the conversation, and puts their sockets right.
   * @param isNews whether they are told of the conversation when they are
   */
  look(conversationId: ConversationId, userIds: readonly UserId[], isNews: boolean): void;
  /** Tells at once, or after the store has answered: whoever is new to a conversation hears of it before its messages. */
  afterwards(conversationId: ConversationId, tell: () => void): void;
}

/**
 * Two nodes may let somebody in and shut them out within a moment, and be heard in either order: so what is heard about
 * membership is done at once, and then the store is asked. What was asked for while it answered is asked again.
 */
export const createMemberCheck = (parts: {
  readonly publish: Pick<Publisher, 'membersLetIn' | 'conversationAdded' | 'conversationRemoved'>;
  store(): Pick<Store, 'conversations'>;
  /** Whether any socket of theirs is on this node. */
  isHere(userId: UserId): boolean;
  /** Whether any of their sockets hears the conversation, and whether any does not. */
  hears(conversationId: ConversationId, userId: UserId): boolean;
  misses(conversationId: ConversationId, userId: UserId): boolean;
  failed(error: unknown): void;
}): MemberCheck => {
  const waiting = new Map<ConversationId, Map<UserId, boolean>>();
  const looking = new Map<ConversationId, Promise<void>>();

  const settle = async (id: ConversationId, people: ReadonlyMap<UserId, boolean>): Promise<void> => {
    const views = await parts.store().conversations.views(id, [...people.keys()]);
    const members = new Set(views.map((view) => view.me.userId));
    for (const view of views) {
      const { userId } = view.me;
      // Let in only now: what was told between this answer and here is in the next one.
      if (parts.misses(id, userId)) {
        parts.publish.membersLetIn(id, [userId]);
        look(id, [userId], people.get(userId) === true);
      } else if (people.get(userId)) parts.publish.conversationAdded(userId, view);
    }
    for (const userId of people.keys()) {
      if (!members.has(userId) && parts.hears(id, userId)) parts.publish.conversationRemoved(userId, id);
    }
  };

  const settleAll = async (id: ConversationId): Promise<void> => {
    try {
      for (let people = waiting.get(id); people !== undefined && people.size > 0; people = waiting.get(id)) {
        waiting.set(id, new Map());
        await settle(id, people);
      }
    } catch (error) {
      parts.failed(error);
    } finally {
      waiting.delete(id);
      looking.delete(id);
    }
  };

  const look: MemberCheck['look'] = (id, userIds, isNews) => {
    const here = userIds.filter(parts.isHere);
    if (here.length === 0) return;
    const people = waiting.get(id) ?? new Map<UserId, boolean>();
    for (const userId of here) people.set(userId, isNews || people.get(userId) === true);
    if (waiting.has(id)) return;
    waiting.set(id, people);
    looking.set(id, settleAll(id));
  };
  return {
    look,
    afterwards(id, tell) {
      const answer = looking.get(id);
      if (answer === undefined) tell();
      else void answer.then(tell);
    },
  };
};
