import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationStore } from '@chatter/store/conversations';
import { trusted } from 'mongoose';
import { toMessage } from '../message-row.ts';
import { toMember } from './member-row.ts';
import { type Ground, readAtOneRev } from './read-settled.ts';

type Query = Parameters<ConversationStore['changes']>[0];
type Answer = Awaited<ReturnType<ConversationStore['changes']>>;

// A message and its author's positions share a rev, and a page holds a rev whole or not at all.
const rowsOfOneRev = 2;

export const changes = async (ground: Ground, { id, since, limit }: Query): Promise<Answer> => {
  const room = Math.max(limit, rowsOfOneRev);
  const { models } = ground;
  const later = { conversationId: id, rev: trusted({ $gt: since }) };
  const read = () =>
    Promise.all([
      models.messages
        .find(later)
        .sort({ rev: 1 })
        .limit(room + 1)
        .lean(),
      models.members
        .find(later)
        .sort({ rev: 1 })
        .limit(room + 1)
        .lean(),
    ]);
  const found = await readAtOneRev(ground, id, read, (rows) => rows.flat().map((row) => row.rev));
  if (found === null) throw new ChatterError('NOT_FOUND');
  const messages = found.rows[0].map(toMessage);
  const members = found.rows[1].map(toMember);
  const revs = [...messages, ...members].map((row) => row.rev).sort((a, b) => a - b);
  const firstLeftOut = revs[room];
  if (firstLeftOut === undefined) return { rev: found.conversation.rev, complete: true, messages, members };
  const rev = Math.max(...revs.slice(0, room).filter((candidate) => candidate < firstLeftOut));
  const fits = (row: { readonly rev: number }): boolean => row.rev <= rev;
  return { rev, complete: false, messages: messages.filter(fits), members: members.filter(fits) };
};
