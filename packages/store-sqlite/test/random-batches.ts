import type { ClientMessageId, ConversationId } from '@chatter/protocol/ids';
import { draft, line, newId, userRow } from '@chatter/store/contract/fixtures';
import fc from 'fast-check';
import type { Job } from '../src/commit-batch.ts';

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

/** Batches of writes to one conversation, which the first of them makes; `people` are written before. */
export const randomBatches = fc.array(fc.array(step, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 8 });

export const people = cast.map((input): Job => ({ name: 'users.create', input }));
export const peopleIds = cast.map(({ id }) => id);

export const toBatches = (id: ConversationId, batches: readonly (readonly Step[])[]): Job[][] => {
  const start = { id, title: 'G', ownerId: userOf(0), memberIds: [userOf(1)], line: line(userOf(0)) };
  return [
    [{ name: 'conversations.createGroup', input: start }],
    ...batches.map((steps) => steps.map((one) => jobOf(id, one))),
  ];
};
