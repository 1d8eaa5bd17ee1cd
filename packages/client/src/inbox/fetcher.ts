import type { Changes } from '@chatter/protocol/conversation';
import type { ConversationId, UserId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import { getConversation, listChanges } from '@chatter/protocol/routes/conversations';
import { listMessages } from '@chatter/protocol/routes/messages';
import { getPerson } from '@chatter/protocol/routes/people';
import type { PeopleCache } from '../people/people-cache.ts';
import type { Session } from '../session/session.ts';
import type { Page, PageQuery } from '../timeline/timeline-window.ts';
import { isClientError } from '../to-client-error.ts';
import type { Inbox } from './inbox.ts';

interface Parts {
  readonly session: Session;
  readonly people: PeopleCache;
  readonly inbox: Inbox;
}

const isGone = (error: unknown): boolean => isClientError(error) && error.code === 'NOT_FOUND';

/** Asks the server for what is missing and hands the answers to inbox and people. */
export class Fetcher {
  readonly #parts: Parts;
  readonly #conversations = new Map<ConversationId, Promise<void>>();
  readonly #people = new Map<UserId, Promise<void>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Brings one conversation up to date; one that is not there for us is taken out. Calls at a time share one request. */
  conversation(id: ConversationId): Promise<void> {
    const running = this.#conversations.get(id) ?? this.#conversation(id).finally(() => this.#conversations.delete(id));
    this.#conversations.set(id, running);
    return running;
  }

  /** Brings one person's row. Somebody who does not exist stays unknown. */
  person(id: UserId): Promise<void> {
    const running = this.#people.get(id) ?? this.#person(id).finally(() => this.#people.delete(id));
    this.#people.set(id, running);
    return running;
  }

  /** A page of history, without handing it to the inbox. */
  async page(conversationId: ConversationId, query: PageQuery, limit: number = limits.pageSize): Promise<Page> {
    const { session, people } = this.#parts;
    const { users, ...page } = await session.call(listMessages, {
      params: { conversationId },
      query: { ...query, limit },
    });
    people.put(users);
    return page;
  }

  /** Hands out everything after the newest known message, up to `end` if the server has it. */
  async messagesUpTo(id: ConversationId, end: number): Promise<void> {
    const { inbox } = this.#parts;
    for (let top = inbox.top(id); top !== null && top < end; ) {
      const page = await this.page(id, { after: top }, limits.pageSizeMax);
      inbox.take(id, page.messages);
      const reached = inbox.top(id);
      if (reached === null || reached <= top) break;
      top = reached;
    }
  }

  /** Applies everything that changed since what is known (D4, D6). */
  async changes(conversationId: ConversationId): Promise<void> {
    const { session, people, inbox } = this.#parts;
    for (let complete = false; !complete; ) {
      const since = inbox.rev(conversationId).known;
      const query = { since, limit: limits.pageSizeMax };
      const page = await session.call(listChanges, { params: { conversationId }, query });
      people.put(page.users);
      this.apply(page);
      complete = page.complete || page.rev <= since;
    }
  }

  apply({ conversation, messages, rev }: Pick<Changes, 'conversation' | 'messages' | 'rev'>): void {
    const { inbox } = this.#parts;
    inbox.takeView(conversation);
    inbox.take(conversation.id, messages);
    inbox.rev(conversation.id).cover(rev);
  }

  async #conversation(conversationId: ConversationId): Promise<void> {
    const { session, people, inbox } = this.#parts;
    const { epoch } = session;
    const removals = inbox.removals(conversationId);
    try {
      const { conversation, users } = await session.call(getConversation, { params: { conversationId } });
      if (epoch !== session.epoch || removals !== inbox.removals(conversationId)) return;
      people.put(users);
      inbox.takeView(conversation);
    } catch (error) {
      if (!isGone(error)) throw error;
      if (epoch === session.epoch) inbox.remove(conversationId);
    }
  }

  async #person(userId: UserId): Promise<void> {
    const { session, people } = this.#parts;
    try {
      const { person } = await session.call(getPerson, { params: { userId } });
      people.put([person]);
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  }
}
