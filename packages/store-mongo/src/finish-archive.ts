import { randomBytes } from 'node:crypto';
import type { mongo } from 'mongoose';
import { memberKey } from './keys.ts';
import type { Models } from './models.ts';
import type { StoredConversation } from './schemas/conversation.ts';
import type { StoredMember } from './schemas/member.ts';
import type { StoredMessage } from './schemas/message.ts';

const atOnce = 200;

type Place = Pick<StoredMessage, 'conversationId' | 'seq'>;

const placeKey = ({ conversationId, seq }: Place): string => `${conversationId}:${seq}`;

/** Messages at some places; in one question, which the index by conversation and seq answers. */
const messagesAt = async (models: Models, places: readonly Place[]): Promise<Map<string, StoredMessage>> => {
  if (places.length === 0) return new Map();
  const found = await models.messages.collection
    .find<StoredMessage>({ $or: [...places] } as mongo.Filter<mongo.Document>)
    .project<StoredMessage>({ conversationId: 1, seq: 1, counted: 1 })
    .toArray();
  return new Map(found.map((message) => [placeKey(message), message]));
};

const inBatches = async <Row>(rows: AsyncIterable<Row>, work: (batch: Row[]) => Promise<void>): Promise<void> => {
  let batch: Row[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < atOnce) continue;
    await work(batch);
    batch = [];
  }
  if (batch.length > 0) await work(batch);
};

const lowestOf = async (models: Models, ids: readonly string[]) => {
  const found = await models.members.collection
    .aggregate<{ _id: string; deliveredSeq: number; readSeq: number }>([
      { $match: { conversationId: { $in: ids }, present: true } },
      {
        $group: { _id: '$conversationId', deliveredSeq: { $min: '$deliveredSeq' }, readSeq: { $min: '$readSeq' } },
      },
    ])
    .toArray();
  return new Map(found.map(({ _id, deliveredSeq, readSeq }) => [_id, { deliveredSeq, readSeq }]));
};

const finishConversations = (models: Models): Promise<void> =>
  inBatches(models.conversations.collection.find<StoredConversation>({}).sort({ _id: 1 }), async (batch) => {
    const places = batch.map(({ _id, lastSeq }) => ({ conversationId: _id, seq: lastSeq }));
    const [last, lowest] = await Promise.all([
      messagesAt(models, places),
      lowestOf(
        models,
        batch.map(({ _id }) => _id),
      ),
    ]);
    await models.conversations.collection.bulkWrite(
      batch.map(({ _id, lastSeq }) => {
        const message = last.get(placeKey({ conversationId: _id, seq: lastSeq }));
        const $set = {
          ...{ lastMessageId: message?._id ?? null, counted: message?.counted ?? 0 },
          lowest: lowest.get(_id) ?? { deliveredSeq: 0, readSeq: 0 },
        };
        return { updateOne: { filter: { _id: _id as never }, update: { $set } } };
      }),
      { ordered: false },
    );
  });

const finishMembers = (models: Models): Promise<void> =>
  inBatches(models.members.collection.find<StoredMember>({ readSeq: { $gt: 0 } }).sort({ _id: 1 }), async (batch) => {
    const read = await messagesAt(
      models,
      batch.map(({ conversationId, readSeq }) => ({ conversationId, seq: readSeq })),
    );
    await models.members.collection.bulkWrite(
      batch.map(({ conversationId, userId, readSeq }) => {
        const readCounted = read.get(placeKey({ conversationId, seq: readSeq }))?.counted ?? 0;
        const filter = { _id: memberKey(conversationId, userId) as never };
        return { updateOne: { filter, update: { $set: { readCounted } } } };
      }),
      { ordered: false },
    );
  });

/** Works out what conversations and members keep of their messages; then the store has a name, and opens. */
export const finishArchive = async (models: Models): Promise<void> => {
  await Promise.all([finishConversations(models), finishMembers(models)]);
  const epoch = randomBytes(8).toString('hex');
  await models.meta.updateOne({ _id: 'changes' }, { $set: { number: 0, epoch } }, { upsert: true });
};
