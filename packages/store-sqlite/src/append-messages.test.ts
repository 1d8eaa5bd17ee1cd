import { ChatterError } from '@chatter/protocol/chatter-error';
import type { ClientMessageId, ConversationId, MessageId } from '@chatter/protocol/ids';
import { draft, line, newId, pictureRow, text, userRow } from '@chatter/store/contract/fixtures';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tempDatabase } from '../test/temp-database.ts';
import { commitBatch, type Job, type Outcome } from './commit-batch.ts';
import type { Database } from './database.ts';
import type { Draft } from './draft.ts';
import { runOperation } from './operations.ts';

const cast = ['Mara', 'Tomas', 'Aiko'].map((name) => userRow(name));
const [mara, tomas, aiko] = cast.map(({ id }) => id) as [Draft['authorId'], Draft['authorId'], Draft['authorId']];

const send = (input: Draft): Job => ({ name: 'messages.append', input });
const plain = (outcome: Outcome) =>
  outcome.ok ? outcome.output : outcome.error instanceof ChatterError ? outcome.error.code : outcome.error;

const place = (max: number) => fc.nat({ max });
const sends = fc.array(
  fc.record({ to: place(2), by: place(2), key: place(7), photos: fc.uniqueArray(place(4)), at: place(50) }),
  { minLength: 2, maxLength: 25 },
);

/** Two groups of all but Aiko, a conversation that is not there, and photos of which the last is not there either. */
const makeScene = () => {
  const [first, second, missing] = [newId<ConversationId>(), newId<ConversationId>(), newId<ConversationId>()];
  const photos = [mara, mara, tomas, aiko].map((owner) => pictureRow(owner));
  const start = (id: ConversationId): Job => ({
    name: 'conversations.createGroup',
    input: { id, title: 'G', ownerId: mara, memberIds: [tomas], line: line(mara, { at: 20 }) },
  });
  const jobs: Job[] = [
    start(first),
    start(second),
    ...photos.map((input): Job => ({ name: 'pictures.create', input })),
  ];
  return { jobs, places: [first, second, missing], photos: [...photos.map(({ id }) => id), pictureRow(mara).id] };
};

type Scene = ReturnType<typeof makeScene>;

const rowsOf = (db: Database, { places: [first, second] }: Scene) =>
  [first, second].map((id) => [
    db.all('SELECT * FROM messages WHERE conversation_id = :id ORDER BY seq', { id: id ?? '' }),
    db.all('SELECT * FROM members WHERE conversation_id = :id ORDER BY user_id', { id: id ?? '' }),
    db.all('SELECT id, conversation_id, message_id FROM pictures WHERE conversation_id = :id', { id: id ?? '' }),
    runOperation(db, 'conversations.byId', id as ConversationId),
  ]);

describe('messages of one commit', () => {
  test('D2 D3 M1 M2 P3 end as they would one after another, whatever is refused or repeated among them', async () => {
    const [together, alone] = [await tempDatabase(), await tempDatabase()];
    const people = cast.map((input): Job => ({ name: 'users.create', input }));
    for (const db of [together, alone]) commitBatch(db, people);
    fc.assert(
      fc.property(sends, (steps) => {
        const scene = makeScene();
        for (const db of [together, alone]) commitBatch(db, scene.jobs);
        const jobs = steps.map(({ to, by, key, photos, at }) =>
          send(
            draft(scene.places[to] as ConversationId, cast[by]?.id ?? mara, {
              clientMessageId: `${scene.places[0]}-${key}` as ClientMessageId,
              content: text(`${key} "at" \u0000 ${at}`),
              photoIds: photos.map((photo) => scene.photos[photo] ?? pictureRow(mara).id),
              at,
            }),
          ),
        );
        const one = commitBatch(together, jobs).map(plain);
        const other = jobs.flatMap((job) => commitBatch(alone, [job])).map(plain);
        expect(one).toEqual(other);
        expect(rowsOf(together, scene)).toEqual(rowsOf(alone, scene));
      }),
      { numRuns: 60 },
    );
  });

  test('one that the database itself refuses is refused alone', async () => {
    const db = await tempDatabase();
    const scene = makeScene();
    commitBatch(db, [...cast.map((input): Job => ({ name: 'users.create', input })), ...scene.jobs]);
    const id = newId<MessageId>();
    const group = scene.places[0] as ConversationId;
    const drafts = [draft(group, mara), draft(group, tomas, { id }), draft(group, mara, { id }), draft(group, tomas)];
    const outcomes = commitBatch(db, drafts.map(send));
    expect(outcomes).toMatchObject([
      { ok: true, output: { seq: 2 } },
      { ok: true, output: { seq: 3 } },
      { ok: false, error: { message: expect.stringContaining('UNIQUE') } },
      { ok: true, output: { seq: 4 } },
    ]);
    expect(runOperation(db, 'conversations.byId', group)).toMatchObject({ lastSeq: 4 });
  });
});
