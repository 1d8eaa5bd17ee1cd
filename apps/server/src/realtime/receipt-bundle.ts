import type { Member, Positions } from '@chatter/protocol/conversation';
import type { Fact } from '@chatter/protocol/events';
import type { ConversationId, UserId } from '@chatter/protocol/ids';

const shortestMs = 50;
const longestMs = 1_000;
// A position is some 75 bytes: a fact stays below the 64 kB that a client may take for the largest.
const positionsPerFact = 500;

interface Bundle {
  rev: number;
  readonly positions: Map<UserId, Positions>;
}

export interface ReceiptBundle {
  add(conversationId: ConversationId, member: Member, rev: number): void;
  /** Tells nothing more: nobody is left to hear it, and the record is about to close. */
  stop(): void;
}

/**
 * Gathers the moves of positions and tells many as one fact: in a group of a thousand each message is read a thousand
 * times, and telling each to all would be a million facts. It waits 1 ms per listener, between 50 ms and a second.
 */
export const createReceiptBundle = (parts: {
  /** How many sockets will hear it. */
  listeners(conversationId: ConversationId): number;
  everyone(conversationId: ConversationId): Promise<Positions>;
  tell(fact: Fact<'receipt:moved'>): void;
  failed(error: unknown): void;
}): ReceiptBundle => {
  const bundles = new Map<ConversationId, Bundle>();
  let isStopped = false;

  const flush = async (conversationId: ConversationId, bundle: Bundle): Promise<void> => {
    if (isStopped) return;
    bundles.delete(conversationId);
    const everyone = await parts.everyone(conversationId);
    const positions = [...bundle.positions].map(([userId, at]) => ({ userId, ...at }));
    for (let from = 0; from < positions.length; from += positionsPerFact) {
      parts.tell({
        conversationId,
        rev: bundle.rev,
        positions: positions.slice(from, from + positionsPerFact),
        everyone,
      });
    }
  };

  const begin = (conversationId: ConversationId): Bundle => {
    const bundle: Bundle = { rev: 0, positions: new Map() };
    bundles.set(conversationId, bundle);
    const wait = Math.min(longestMs, Math.max(shortestMs, parts.listeners(conversationId)));
    setTimeout(() => void flush(conversationId, bundle).catch(parts.failed), wait).unref();
    return bundle;
  };

  return {
    add(conversationId, member, rev) {
      const bundle = bundles.get(conversationId) ?? begin(conversationId);
      bundle.rev = Math.max(bundle.rev, rev);
      const { deliveredSeq, readSeq } = member;
      const before = bundle.positions.get(member.userId);
      // Two moves of one member may arrive here in either order; positions never go back (D7).
      bundle.positions.set(member.userId, {
        deliveredSeq: Math.max(deliveredSeq, before?.deliveredSeq ?? 0),
        readSeq: Math.max(readSeq, before?.readSeq ?? 0),
      });
    },
    stop() {
      isStopped = true;
    },
  };
};
