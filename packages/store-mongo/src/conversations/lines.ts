import { randomBytes } from 'node:crypto';
import type { ConversationId } from '@chatter/protocol/ids';
import { storeUnavailable } from '@chatter/store/store-unavailable';
import { isEngineFailure } from '../engine-error.ts';
import type { Models } from '../models.ts';
import type { StoredConversation } from '../schemas/conversation.ts';
import { commit } from './commit.ts';
import type { Operation } from './operation.ts';
import type { Settling } from './settling.ts';

interface Waiting {
  readonly operation: Operation<unknown>;
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

// A commit is one document: a hundred of the longest messages stay far below the 16 MB that one may have.
const mostAtOnce = 100;

/**
 * The changes that this node makes, in one line for each conversation: what comes while a commit is under way shares the
 * next one. So nodes compete for a number, and people on one node do not.
 */
export class Lines {
  readonly #ground: { readonly models: Models; readonly settling: Settling };
  readonly #waiting = new Map<ConversationId, Waiting[]>();
  readonly #node = randomBytes(6).toString('base64url');
  #commits = 0;

  constructor(models: Models, settling: Settling) {
    this.#ground = { models, settling };
  }

  get commits(): number {
    return this.#commits;
  }

  run<Outcome>(operation: Operation<Outcome>): Promise<Outcome> {
    return new Promise<Outcome>((resolve, reject) => {
      const waiting: Waiting = { operation, resolve: (value) => resolve(value as Outcome), reject };
      const line = this.#waiting.get(operation.id);
      if (line !== undefined) line.push(waiting);
      else {
        const begun = [waiting];
        this.#waiting.set(operation.id, begun);
        void this.#work(operation.id, begun);
      }
    });
  }

  /** A name that no other commit has. */
  newToken(): string {
    this.#commits += 1;
    return `${this.#node}.${this.#commits.toString(36)}`;
  }

  async #work(id: ConversationId, line: Waiting[]): Promise<void> {
    // Those who ask in the same turn of the event loop are in the first commit already.
    await Promise.resolve();
    let known: StoredConversation | null = null;
    while (line.length > 0) known = await this.#commit(id, takeBatch(line), known);
    this.#waiting.delete(id);
  }

  async #commit(id: ConversationId, batch: Waiting[], known: StoredConversation | null) {
    try {
      const operations = batch.map(({ operation }) => operation);
      const { outcomes, conversation } = await commit(this.#ground, id, operations, { token: this.newToken(), known });
      outcomes.forEach((outcome, at) => {
        if ('refusal' in outcome) batch[at]?.reject(outcome.refusal);
        else batch[at]?.resolve(outcome.value);
      });
      return conversation;
    } catch (error) {
      await this.#fail(id, batch, error);
      return null;
    }
  }

  /** A mistake in one operation is not to fail the others: they go on one by one. */
  async #fail(id: ConversationId, batch: Waiting[], error: unknown): Promise<void> {
    if (batch.length > 1 && !isEngineFailure(error)) for (const one of batch) await this.#commit(id, [one], null);
    else for (const { reject } of batch) reject(isEngineFailure(error) ? storeUnavailable(error) : error);
  }
}

/** As many as may share a commit; somebody's leaving has one of its own. */
const takeBatch = (line: Waiting[]): Waiting[] => {
  const isAlone = ({ operation }: Waiting): boolean => operation.needs.leaver !== undefined;
  const end = line.findIndex((waiting, at) => at > 0 && isAlone(waiting));
  const first = line[0];
  const size = first !== undefined && isAlone(first) ? 1 : end === -1 ? mostAtOnce : Math.min(end, mostAtOnce);
  return line.splice(0, size);
};
