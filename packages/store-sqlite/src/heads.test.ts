import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ConversationId } from '@chatter/protocol/ids';
import { newId } from '@chatter/store/contract/fixtures';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { people, randomBatches, toBatches } from '../test/random-batches.ts';
import { tempDatabase } from '../test/temp-database.ts';
import { commitBatch, type Outcome } from './commit-batch.ts';
import type { Database } from './database.ts';
import { Heads } from './heads.ts';
import { runOperation } from './operations.ts';

const plain = (outcome: Outcome) =>
  outcome.ok ? outcome.output : outcome.error instanceof ChatterError ? outcome.error.code : outcome.error;

const stateOf = (db: Database, id: ConversationId) => [
  runOperation(db, 'conversations.byId', id),
  db.all('SELECT * FROM messages WHERE conversation_id = :id ORDER BY seq', { id }),
  db.all('SELECT * FROM members WHERE conversation_id = :id ORDER BY user_id', { id }),
];

test('D3 D9 what the writer remembers of a conversation is what is stored, whatever else is written or refused', async () => {
  const [remembering, forgetful] = [await tempDatabase(), await tempDatabase()];
  for (const db of [remembering, forgetful]) commitBatch(db, people);
  fc.assert(
    fc.property(randomBatches, (batches) => {
      const id = newId<ConversationId>();
      for (const jobs of toBatches(id, batches)) {
        forgetful.heads.forget();
        expect(commitBatch(remembering, jobs).map(plain)).toEqual(commitBatch(forgetful, jobs).map(plain));
      }
      expect(stateOf(remembering, id)).toEqual(stateOf(forgetful, id));
      const head = remembering.heads.of(id);
      expect(head).toMatchObject({ ...new Heads(remembering).of(id), present: expect.any(Set) });
    }),
    { numRuns: 60 },
  );
});
