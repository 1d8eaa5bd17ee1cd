import { type Archive, type ArchiveRows, archiveKinds } from '@chatter/store/archive';

const idOf = (letter: string, at: number): never => `${letter}${String(at).padStart(19, '0')}` as never;
const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
const startedAt = 1_760_000_000_000;

/** @returns rows of an installation in which two people of a group each have written half of so many messages */
export const rowsOf = (messages: number): { readonly [Kind in keyof ArchiveRows]: () => ArchiveRows[Kind][] } => {
  const people = [1, 2].map((at) => idOf('u', at));
  const conversationId = idOf('c', 1);
  const positions = { deliveredSeq: messages, readSeq: messages - 1 };
  return {
    users: () =>
      people.map((id, at) => ({
        ...{ id, email: `p${at}@example.org`, emailKey: `p${at}@example.org`, displayName: `Person ${at}` },
        ...{ nameKey: `person ${at}`, status: null, avatar: null, passwordHash: 'hash' },
        ...{ createdAt: startedAt, lastSeenAt: null },
      })),
    sessions: () => [],
    pictures: () =>
      people.map((ownerId, at) => ({
        ...{ id: idOf('p', at + 1), kind: 'avatar' as const, ownerId, conversationId: null, messageId: null },
        ...{ width: 8, height: 8, color: '#336699', createdAt: startedAt },
      })),
    conversations: () => [
      {
        ...{ id: conversationId, kind: 'group' as const, pair: null, title: 'Hikers', picture: null },
        ...{ createdBy: people[0] as never, createdAt: startedAt, memberCount: 2, rev: messages + 2, metaRev: 2 },
        ...{ lastSeq: messages, activityAt: startedAt + messages },
      },
    ],
    messages: () =>
      range(messages).map((seq) => ({
        ...{ conversationId, seq, rev: seq + 2, id: idOf('m', seq), authorId: people[seq % 2] as never },
        ...{ clientMessageId: `client-${seq}` as never, counted: seq, createdAt: startedAt + seq },
        content: JSON.stringify({ kind: 'text', v: 1, text: `Step ${seq} of a long way over the hills` }),
      })),
    members: () =>
      people.map((userId, at) => ({
        ...{ conversationId, userId, role: at === 0 ? ('owner' as const) : ('member' as const), ...positions },
        ...{ joinedAt: startedAt, leftAt: null, joinedSeq: 0, rev: at + 1 },
      })),
    receipts: () => [{ conversationId, userId: people[0] as never, kind: 'd', seq: 5, afterSeq: 0, at: startedAt + 9 }],
  };
};

/** Writes an installation with so many messages, as a move would. */
export const fillArchive = async (archive: Archive, messages: number): Promise<void> => {
  const rows = rowsOf(messages);
  for (const kind of archiveKinds) {
    const all = rows[kind]() as never[];
    for (let at = 0; at < all.length; at += 5_000) await archive.write(kind, all.slice(at, at + 5_000));
  }
  await archive.finish();
};
