import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ClientMessageId, ConversationId } from '@chatter/protocol/ids';
import { draft, line, newId, userRow } from '@chatter/store/contract/fixtures';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tempDatabase } from '../test/temp-database.ts';
import { commitBatch, type Job, type Outcome } from './commit-batch.ts';
import type { Database } from './database.ts';
import { Heads } from './heads.ts';
import { runOperation } from './operations.ts';

const cast = ['Mara', 'Tomas', 'Aiko'].map((name) => userRow(name));
const userOf = (by: number) => cast[by % cast.length]?.id ?? userRow('Nobody').id;

const step = fc.record({
  kind: fc.constantFrom('send', 'send', 'send', 'mark', 'rename', 'add', 'remove', 'steal'),
  by: fc.nat({ max: 2 }),
  other: fc.nat({ max: 2 }),
  key: fc.nat({ max: 9 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

const jobOf = (id: ConversationId, { kind, by, other, key }: Step): Job => {
  const [userId, otherId] = [userOf(by), userOf(other)];
  const clientMessageId = `${id}-${key}` as ClientMessageId;
  if (kind === 'mark') {
    return { name: 'conversations.mark', input: { id, userId, deliveredSeq: key, readSeq: key, at: 9 } };
  }
  if (kind === 'rename') return { name: 'conversations.rename', input: { id, title: `T${key}`, line: line(userId) } };
  if (kind === 'remove')
    return { name: 'conversations.removeMember', input: { id, userId: otherId, line: line(userId) } };
  if (kind === 'add') {
    return { name: 'conversations.addMembers', input: { id, userIds: [otherId], limit: 9, line: line(userId) } };
  }
  const photoIds = kind === 'steal' ? [newId<never>()] : [];
  return { name: 'messages.append', input: draft(id, userId, { clientMessageId, photoIds }) };
};

const plain = (outcome: Outcome) =>
  outcome.ok ? outcome.output : outcome.error instanceof ChatterError ? outcome.error.code : outcome.error;

const stateOf = (db: Database, id: ConversationId) => [
  runOperation(db, 'conversations.byId', id),
  db.all('SELECT * FROM messages WHERE conversation_id = :id ORDER BY seq', { id }),
  db.all('SELECT * FROM members WHERE conversation_id = :id ORDER BY user_id', { id }),
];

test('D3 D9 what the writer remembers of a conversation is what is stored, whatever else is written or refused', async () => {
  const [remembering, forgetful] = [await tempDatabase(), await tempDatabase()];
  const people = cast.map((input): Job => ({ name: 'users.create', input }));
  for (const db of [remembering, forgetful]) commitBatch(db, people);
  fc.assert(
    fc.property(fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 }), (batches) => {
      const id = newId<ConversationId>();
      const start = { id, title: 'G', ownerId: userOf(0), memberIds: [userOf(1)], line: line(userOf(0)) };
      const all = [
        [{ name: 'conversations.createGroup', input: start } as Job],
        ...batches.map((steps) => steps.map((one) => jobOf(id, one))),
      ];
      for (const jobs of all) {
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
