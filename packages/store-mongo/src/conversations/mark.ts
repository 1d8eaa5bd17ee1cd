import { ChatterError } from '@chatter/protocol/chatter-error';
import { limits } from '@chatter/protocol/limits';
import type { ConversationStore } from '@chatter/store/conversations';
import type { StoredMember } from '../schemas/member.ts';
import type { Draft } from './draft.ts';
import { toMember } from './member-row.ts';
import type { Operation } from './operation.ts';

type Change = Parameters<ConversationStore['mark']>[0];
type Outcome = Awaited<ReturnType<ConversationStore['mark']>>;

export const mark = (change: Change): Operation<Outcome> => ({
  id: change.id,
  needs: { users: [change.userId], counted: change.readSeq },
  decide: (draft) => decide(draft, change),
});

const decide = (draft: Draft, change: Change): Outcome => {
  const me = draft.present(change.userId);
  if (me === null) throw new ChatterError('NOT_FOUND');
  const { conversation } = draft;
  const upTo = (seq: number): number => Math.min(seq, conversation.lastSeq);
  const readSeq = Math.max(me.readSeq, upTo(change.readSeq));
  const deliveredSeq = Math.max(me.deliveredSeq, upTo(change.deliveredSeq), readSeq);
  if (readSeq === me.readSeq && deliveredSeq === me.deliveredSeq) {
    return { member: toMember(me), moved: false, rev: conversation.rev };
  }
  const rev = conversation.rev + 1;
  const readCounted = readSeq === me.readSeq ? me.readCounted : draft.countedUpTo(readSeq);
  const member = { ...me, deliveredSeq, readSeq, readCounted, rev };
  draft.putMember(member);
  draft.conversation = { ...conversation, rev };
  note(draft, member, { kind: 'd', from: me.deliveredSeq, to: deliveredSeq, at: change.at });
  note(draft, member, { kind: 'r', from: me.readSeq, to: readSeq, at: change.at });
  return { member: toMember(member), moved: true, rev };
};

const note = (
  draft: Draft,
  { conversationId, userId, _id }: StoredMember,
  { kind, from, to, at }: { kind: 'd' | 'r'; from: number; to: number; at: number },
): void => {
  if (to === from || to <= draft.conversation.lastSeq - limits.receiptTimesKept) return;
  draft.receipts.push({ _id: `${_id}:${kind}:${to}`, conversationId, userId, kind, seq: to, afterSeq: from, at });
};
