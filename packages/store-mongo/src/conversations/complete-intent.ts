import type { ConversationId } from '@chatter/protocol/ids';
import { trusted } from 'mongoose';
import type { Models } from '../models.ts';
import { persevere } from '../persevere.ts';
import type { Intent } from '../schemas/conversation.ts';
import { writeIntent } from './write-intent.ts';

/**
 * Writes what is missing of another node's intent. That node is mostly at it as well, and most is there: to look first is
 * cheaper than to have an index refuse a thousand rows.
 */
export const completeIntent = async (models: Models, id: ConversationId, intent: Intent): Promise<void> => {
  const joined = intent.members.filter((row) => row.isFirst);
  const [messages, receipts, members] = await Promise.all([
    idsAmong(intent.messages, (ids) =>
      models.messages
        .find({ _id: trusted({ $in: ids }) }, { _id: 1 })
        .lean()
        .exec(),
    ),
    idsAmong(intent.receipts, (ids) =>
      models.receipts
        .find({ _id: trusted({ $in: ids }) }, { _id: 1 })
        .lean()
        .exec(),
    ),
    idsAmong(joined, (ids) =>
      models.members
        .find({ _id: trusted({ $in: ids }) }, { _id: 1 })
        .lean()
        .exec(),
    ),
  ]);
  await writeIntent(models, id, {
    ...intent,
    messages: intent.messages.filter((row) => !messages.has(row._id)),
    receipts: intent.receipts.filter((row) => !receipts.has(row._id)),
    members: intent.members.filter((row) => !members.has(row._id)),
  });
};

/** Whoever reads the conversation waits for it: a question that is never answered is asked again. */
const idsAmong = async <Id extends string>(
  rows: readonly { readonly _id: Id }[],
  find: (ids: Id[]) => Promise<{ readonly _id: Id }[]>,
): Promise<ReadonlySet<Id>> =>
  rows.length === 0
    ? new Set()
    : new Set((await persevere(() => find(rows.map((row) => row._id)))).map((row) => row._id));
