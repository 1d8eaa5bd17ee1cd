import { ChatterError } from '@chatter/protocol/chatter-error';
import type { CommandOutput, ParsedCommand } from '@chatter/protocol/events';
import { accessConversation } from '../../access/access-conversation.ts';
import type { Caller } from '../caller.ts';
import type { Context } from '../context.ts';
import { toMember } from './to-member.ts';

/**
 * Moves the caller's positions forward (D7); a position that is behind the stored one changes nothing.
 * @throws NOT_FOUND unless the caller is a member, VALIDATION_FAILED (`past-last`) for a message that does not exist
 */
export const markReceipt = async (
  context: Context,
  caller: Caller,
  input: ParsedCommand<'receipt:mark'>,
): Promise<CommandOutput<'receipt:mark'>> => {
  const { conversationId: id, deliveredSeq = 0, readSeq = 0 } = input;
  const own = await accessConversation(context, caller, id);
  const furthest = Math.max(deliveredSeq, readSeq);
  if (furthest > own.deliveredSeq) {
    const conversation = await context.store.conversations.byId(id);
    if (conversation === null) throw new ChatterError('NOT_FOUND');
    if (furthest > conversation.lastSeq) throw new ChatterError('VALIDATION_FAILED', { reason: 'past-last' });
  }
  const { member, moved, rev } = await context.store.conversations.mark({
    id,
    userId: caller.userId,
    deliveredSeq,
    readSeq,
    at: context.clock.now(),
  });
  if (moved) context.publish.receiptMoved(id, toMember(member), rev);
  return { rev, positions: { deliveredSeq: member.deliveredSeq, readSeq: member.readSeq } };
};
