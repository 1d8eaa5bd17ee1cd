import type { ClientMessageId, ConversationId, UserId } from '@chatter/protocol/ids';
import mongoose, { trusted } from 'mongoose';
import { isDuplicateKey } from './engine-error.ts';
import { Grouped } from './grouped.ts';
import { inTime } from './in-time.ts';
import { sendKey } from './keys.ts';
import type { Models } from './models.ts';
import { persevere } from './persevere.ts';
import type { MemberWrite, StoredConversation } from './schemas/conversation.ts';
import type { MemberDocument } from './schemas/member.ts';
import type { StoredMessage } from './schemas/message.ts';
import type { StoredReceipt } from './schemas/receipt.ts';
import type { StoredSend } from './schemas/send.ts';

interface SendName {
  readonly authorId: UserId;
  readonly clientMessageId: ClientMessageId;
}

interface NextState {
  readonly before: Pick<StoredConversation, '_id' | 'rev' | 'turn'>;
  readonly change: Partial<StoredConversation>;
  readonly token: string;
}

/** The commands of a commit, each for all conversations of a node that are at it. */
const createCommands = (models: Models) => ({
  readConversation: new Grouped((ids: readonly ConversationId[]) => inTime(readConversations(models, ids))),
  presentMembers: new Grouped((ids: readonly ConversationId[]) => inTime(presentMembers(models, ids))),
  membersByKey: new Grouped((keys: readonly (readonly string[])[]) => inTime(membersByKey(models, keys))),
  storedSends: new Grouped((names: readonly (readonly SendName[])[]) => inTime(storedSends(models, names))),
  insertSend: new Grouped((rows: readonly StoredSend[]) => inTime(insertSends(models, rows))),
  compareAndSet: new Grouped((states: readonly NextState[]) => compareAndSet(models, states)),
  insertMessages: new Grouped((rows: readonly (readonly StoredMessage[])[]) =>
    unlessThere(rows, (all) => models.messages.insertMany(all, inAnyOrder)),
  ),
  insertReceipts: new Grouped((rows: readonly (readonly StoredReceipt[])[]) =>
    unlessThere(rows, (all) => models.receipts.insertMany(all, inAnyOrder)),
  ),
  writeMembers: new Grouped((rows: readonly (readonly MemberWrite[])[]) =>
    unlessThere(rows, (all) => models.members.bulkWrite(all.map(memberWrite), { ordered: false })),
  ),
  takeOutIntent: new Grouped((intents: readonly IntentName[]) => takeOutIntents(models, intents)),
});

export type Commands = ReturnType<typeof createCommands>;

const made = new WeakMap<Models, Commands>();

/** The commands over these models: there is one set, or they could not be shared. */
export const commandsOf = (models: Models): Commands => {
  const commands = made.get(models) ?? createCommands(models);
  made.set(models, commands);
  return commands;
};

// As they are: they went through their schemas before it was decided.
const inAnyOrder = { ordered: false, lean: true } as const;

const readConversations = async ({ conversations }: Models, ids: readonly ConversationId[]) => {
  const rows = await conversations.find({ _id: trusted({ $in: [...new Set(ids)] }) }).lean();
  const found = new Map<ConversationId, StoredConversation>(rows.map((row) => [row._id, row]));
  return ids.map((id) => found.get(id) ?? null);
};

const presentMembers = async ({ members }: Models, ids: readonly ConversationId[]) => {
  const rows = await members.find({ conversationId: trusted({ $in: [...new Set(ids)] }), present: true }).lean();
  const found = new Map<ConversationId, MemberDocument[]>(ids.map((id) => [id, []]));
  for (const row of rows) found.get(row.conversationId)?.push(row);
  return ids.map((id) => found.get(id) ?? []);
};

const membersByKey = async ({ members }: Models, keys: readonly (readonly string[])[]) => {
  const rows = await members.find({ _id: trusted({ $in: [...new Set(keys.flat())] }) }).lean();
  const found = new Map<string, MemberDocument>(rows.map((row) => [row._id, row]));
  return keys.map((some) => some.flatMap((key) => found.get(key) ?? []));
};

const storedSends = async ({ messages }: Models, names: readonly (readonly SendName[])[]) => {
  const all = names.flat();
  const rows = await messages
    .find({
      clientMessageId: trusted({ $in: [...new Set(all.map((name) => name.clientMessageId))] }),
      authorId: trusted({ $in: [...new Set(all.map((name) => name.authorId))] }),
    })
    .lean();
  const found = new Map<string, StoredMessage>(rows.map((row) => [sendKey(row.authorId, row.clientMessageId), row]));
  return names.map((some) => some.flatMap((name) => found.get(sendKey(name.authorId, name.clientMessageId)) ?? []));
};

/** @returns of each row whether it is new; not, when the key is there already */
const insertSends = async ({ sends }: Models, rows: readonly StoredSend[]): Promise<boolean[]> => {
  try {
    await sends.insertMany(rows, { ordered: false, throwOnValidationError: true });
    return rows.map(() => true);
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError) || !isDuplicateKey(error)) throw error;
    const known = new Set([error.writeErrors].flat().map(({ index }) => index));
    return rows.map((_, at) => !known.has(at));
  }
};

/**
 * Of many that are asked at once it is only told how many were stored; which, and what became of those whose answer was
 * lost, the tokens in `recent` tell.
 */
const compareAndSet = ({ conversations }: Models, states: readonly NextState[]): Promise<boolean[]> =>
  persevere(async (tries) => {
    const { matchedCount } = await conversations.bulkWrite(
      states.map(({ before, change }) => ({
        updateOne: {
          // Nobody goes past somebody's turn without having read it.
          filter: { _id: before._id, rev: before.rev, turn: before.turn ?? null },
          update: { $set: change, $unset: { turn: 1 } },
        },
      })),
      { ordered: false },
    );
    if (matchedCount === states.length) return states.map(() => true);
    if (states.length === 1 && tries === 1) return [false];
    const rows = await conversations
      .find({ _id: trusted({ $in: states.map(({ before }) => before._id) }) }, { recent: 1 })
      .lean();
    const recent = new Set(rows.flatMap((row) => row.recent));
    return states.map(({ token }) => recent.has(token));
  });

const unlessThere = async <Row>(
  rows: readonly (readonly Row[])[],
  write: (all: Row[]) => Promise<unknown>,
): Promise<undefined[]> => {
  await persevere(() =>
    write(rows.flat()).catch((error: unknown) => {
      if (!isDuplicateKey(error)) throw error;
    }),
  );
  return rows.map(() => undefined);
};

const memberWrite = ({ isFirst, ...row }: MemberWrite) =>
  isFirst
    ? { insertOne: { document: { ...row, goneChange: null } } }
    : {
        updateOne: {
          filter: { _id: row._id, rev: trusted({ $lt: row.rev }) },
          update: { $set: { ...row, goneChange: null } },
        },
      };

interface IntentName {
  readonly id: ConversationId;
  readonly token: string;
  readonly change: number;
}

/** Under a later intent nothing matches: the later one takes a number for both. */
const takeOutIntents = async ({ conversations }: Models, intents: readonly IntentName[]): Promise<undefined[]> => {
  await persevere(() =>
    conversations.bulkWrite(
      intents.map(({ id, token, change }) => ({
        updateOne: {
          filter: { _id: id, 'pending.token': token },
          update: { $max: { change }, $unset: { pending: 1 } },
        },
      })),
      { ordered: false },
    ),
  );
  return intents.map(() => undefined);
};
