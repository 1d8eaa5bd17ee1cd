import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationRow, ConversationStore } from '@chatter/store/conversations';
import type { Database } from '../database.ts';
import { messagesChangedAfter } from '../messages.ts';
import { conversationById } from './conversation-row.ts';
import { membersChangedAfter } from './member-row.ts';

type Query = Parameters<ConversationStore['changes']>[0];
type Answer = Awaited<ReturnType<ConversationStore['changes']>>;

// A message and its author's positions share a rev, and a page holds a rev whole or not at all.
const rowsOfOneRev = 2;

const questionOf = ({ since, limit }: Query): string => `${since} ${limit}`;

/** @returns what was told somebody else a moment ago, if the conversation still had the `rev` then that the caller read */
export const keptChanges = (db: Database, query: Query): Answer | undefined =>
  query.rev === undefined ? undefined : db.alike.kept({ id: query.id, rev: query.rev }, questionOf(query));

export const changes = (db: Database, query: Query): Answer => {
  const { id, since, limit } = query;
  const conversation = conversationById(db, id);
  if (conversation === null) throw new ChatterError('NOT_FOUND');
  return db.alike.of(conversation, questionOf(query), {
    read: () => changesOf(db, conversation, { since, limit }),
    size: ({ messages, members }) => messages.length + members.length,
  });
};

const changesOf = (
  db: Database,
  conversation: ConversationRow,
  { since, limit }: Pick<Query, 'since' | 'limit'>,
): Answer => {
  const room = Math.max(limit, rowsOfOneRev);
  const messages = messagesChangedAfter(db, conversation, since, room + 1);
  const members = membersChangedAfter(db, conversation.id, since, room + 1);
  const revs = [...messages, ...members].map((row) => row.rev).sort((a, b) => a - b);
  const firstLeftOut = revs[room];
  if (firstLeftOut === undefined) return { rev: conversation.rev, complete: true, messages, members };
  const rev = Math.max(...revs.slice(0, room).filter((candidate) => candidate < firstLeftOut));
  const fits = (row: { readonly rev: number }): boolean => row.rev <= rev;
  return { rev, complete: false, messages: messages.filter(fits), members: members.filter(fits) };
};
