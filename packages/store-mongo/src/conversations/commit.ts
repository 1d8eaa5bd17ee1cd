import { setTimeout as pause } from 'node:timers/promises';
import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationId } from '@chatter/protocol/ids';
import { storeUnavailable } from '@chatter/store/store-unavailable';
import { commandsOf } from '../commands.ts';
import { inTime } from '../in-time.ts';
import type { Models } from '../models.ts';
import type { StoredConversation } from '../schemas/conversation.ts';
import { checkRows } from './check-rows.ts';
import { Claims } from './claims.ts';
import { Draft, type Facts } from './draft.ts';
import { gatherFacts } from './gather-facts.ts';
import { lowestPositions } from './lowest-positions.ts';
import type { Operation } from './operation.ts';
import type { Settling } from './settling.ts';
import { Turn } from './turn.ts';

/** What became of each operation, in order: what it answers, or its refusal. */
export type Outcomes = ({ readonly value: unknown } | { readonly refusal: ChatterError })[];

export interface Committed {
  readonly outcomes: Outcomes;
  /** The conversation as the commit left it, all rows written; null when it has to be read. */
  readonly conversation: StoredConversation | null;
}

interface Ground {
  readonly models: Models;
  readonly settling: Settling;
}

// Of those who compete for a number one wins each time; a node that loses so often is cut off rather than unlucky.
const patienceMs = 15_000;
const tokensKept = 8;

/** Two who meet once may have met by chance. */
const lossesByChance = 1;

/**
 * Decides operations on one conversation together: reads what they need, lets each decide on what the one before left, and
 * stores all of it by one compare-and-set. Who comes second begins anew.
 * @param known the conversation as this node left it a moment ago, if it did; somebody may have changed it since
 */
export const commit = async (
  ground: Ground,
  id: ConversationId,
  operations: readonly Operation<unknown>[],
  { token, known }: { token: string; known: StoredConversation | null },
): Promise<Committed> => {
  const turn = new Turn(ground.models, id, token);
  try {
    return await commitInTurn(ground, id, operations, { token, known, turn });
  } finally {
    turn.leave();
  }
};

const commitInTurn = async (
  { models, settling }: Ground,
  id: ConversationId,
  operations: readonly Operation<unknown>[],
  { token, known, turn }: { token: string; known: StoredConversation | null; turn: Turn },
): Promise<Committed> => {
  const claims = new Claims(models, id, token);
  const start = performance.now();
  for (let conversation = known, losses = 0; ; conversation = null, losses += 1) {
    if (conversation === null) {
      if (losses > lossesByChance) await turn.ask();
      conversation = await turn.read();
      if (conversation === null) return { outcomes: operations.map(notFound), conversation: null };
      await settling.settle(conversation);
    }
    const facts = await gatherFacts(models, conversation, operations, claims);
    const { draft, outcomes } = decideAll(conversation, facts, operations);
    const after = await store({ models, settling }, draft, token);
    if (after !== 'void') {
      if (draft.isChanged) turn.taken();
      const idle = operations.filter((_, at) => isIdle(outcomes[at]));
      if (idle.length > 0) await claims.release(idle);
      return { outcomes, conversation: after };
    }
    if (performance.now() - start > patienceMs) {
      await claims.release(operations);
      throw storeUnavailable(new Error('Other nodes were always first.'));
    }
    await pause(Math.random() * 4);
  }
};

const notFound = () => ({ refusal: new ChatterError('NOT_FOUND') });

/** Whether nothing came of an operation: it was refused. */
const isIdle = (outcome: Outcomes[number] | undefined): boolean => outcome !== undefined && 'refusal' in outcome;

const decideAll = (conversation: StoredConversation, facts: Facts, operations: readonly Operation<unknown>[]) => {
  const draft = new Draft(conversation, facts);
  const outcomes = operations.map((operation) => {
    try {
      return { value: operation.decide(draft) };
    } catch (error) {
      if (error instanceof ChatterError) return { refusal: error };
      throw error;
    }
  });
  return { draft, outcomes };
};

/** @returns the conversation with all rows written, or null when it has to be read; `void` when somebody else was first */
const store = async (
  { models, settling }: Ground,
  draft: Draft,
  token: string,
): Promise<StoredConversation | 'void' | null> => {
  if (!draft.isChanged) return (await isStill(models, draft.before)) ? draft.before : 'void';
  const pending = draft.toIntent(token);
  await checkRows(models, pending);
  const { turn: _turn, ...next } = draft.conversation;
  const after: StoredConversation = {
    ...next,
    lowest: await lowestPositions(models, draft),
    recent: [...draft.before.recent, token].slice(-tokensKept),
    pending,
  };
  const { _id, kind: _kind, pair: _pair, createdBy: _by, createdAt: _at, change: _change, ...change } = after;
  if (!(await commandsOf(models).compareAndSet.run({ before: draft.before, change, token }))) return 'void';
  // From here on it is done, whatever happens: rows that cannot be written now will be by whoever comes next.
  return settling.writeOwn(after).then(
    () => after,
    () => null,
  );
};

/** Nothing is to be stored: then what was read must have been true at one instant. */
const isStill = async (models: Models, { _id, rev }: StoredConversation): Promise<boolean> =>
  (await inTime(models.conversations.exists({ _id, rev }).exec())) !== null;
