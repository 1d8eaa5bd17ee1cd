import { randomUUID } from 'node:crypto';
import type { Conversation } from '@chatter/protocol/conversation';
import type { ClientMessageId, ConversationId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import * as conversations from '@chatter/protocol/routes/conversations';
import { postMessage } from '@chatter/protocol/routes/messages';
import type { User } from '@chatter/protocol/user';
import { callRoute } from './call-route.ts';

interface TestServer {
  readonly url: string;
}
interface Person {
  readonly accessToken: string;
  readonly user: Pick<User, 'id'>;
}

export const newClientId = (): ClientMessageId => randomUUID() as ClientMessageId;

/** Text as a draft. */
export const text = (words: string) => ({ kind: 'text' as const, text: words });

export const openDirect = async (server: TestServer, from: Person, to: Person): Promise<Conversation> =>
  (await callRoute(server, from, conversations.openDirect, { body: { userId: to.user.id } })).conversation;

export const startGroup = async (
  server: TestServer,
  owner: Person,
  members: readonly Person[],
  title = 'Walking club',
): Promise<Conversation> => {
  const body = { title, userIds: members.map(({ user }) => user.id) };
  return (await callRoute(server, owner, conversations.createGroup, { body })).conversation;
};

export const say = async (
  server: TestServer,
  author: Person,
  conversationId: ConversationId,
  words: string,
): Promise<Message> => {
  const body = { clientMessageId: newClientId(), content: text(words) };
  return (await callRoute(server, author, postMessage, { params: { conversationId }, body })).message;
};

/** Everything that changed after a rev, page by page, as a client that was cut catches up. */
export const catchUp = async (
  server: TestServer,
  person: Person,
  conversationId: ConversationId,
  since: number,
  limit = 20,
): Promise<{ messages: Message[]; rev: number; pages: number }> => {
  const messages: Message[] = [];
  let rev = since;
  for (let pages = 1; ; pages += 1) {
    const query = { since: rev, limit };
    const page = await callRoute(server, person, conversations.listChanges, { params: { conversationId }, query });
    messages.push(...page.messages);
    rev = page.rev;
    if (page.complete) return { messages, rev, pages };
  }
};
