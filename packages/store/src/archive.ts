import type { ClientMessageId, ConversationId, MessageId, UserId } from '@chatter/protocol/ids';
import type { ConversationRow, MemberRow } from './conversations.ts';
import type { PictureRow } from './pictures.ts';
import type { SessionRow } from './sessions.ts';
import type { UserRow } from './users.ts';

export interface ArchivedConversation extends ConversationRow {
  /** The two of a direct conversation, sorted, with a colon between them; null for a group. */
  readonly pair: string | null;
}

export interface ArchivedMember extends MemberRow {
  /** Seq of the line that brought them in. */
  readonly joinedSeq: number;
}

export interface ArchivedMessage {
  readonly conversationId: ConversationId;
  readonly seq: number;
  readonly rev: number;
  readonly id: MessageId;
  readonly authorId: UserId;
  readonly clientMessageId: ClientMessageId | null;
  /** How many messages up to this one count as unread for others. */
  readonly counted: number;
  readonly createdAt: number;
  /** JSON, to the letter as it is stored. */
  readonly content: string;
}

/** One move of one position of one member, from `afterSeq` to `seq`; `at` is null where its time was never kept. */
export interface ArchivedReceipt {
  readonly conversationId: ConversationId;
  readonly userId: UserId;
  readonly kind: 'd' | 'r';
  readonly seq: number;
  readonly afterSeq: number;
  readonly at: number | null;
}

/** All that an installation consists of, but for files and what an adapter can work out from these. */
export interface ArchiveRows {
  readonly users: UserRow;
  readonly sessions: SessionRow;
  readonly pictures: PictureRow;
  readonly conversations: ArchivedConversation;
  readonly messages: ArchivedMessage;
  readonly members: ArchivedMember;
  readonly receipts: ArchivedReceipt;
}

export type ArchiveKind = keyof ArchiveRows;

type Key<Kind extends ArchiveKind> = readonly (keyof ArchiveRows[Kind] & string)[];

interface Shape<Kind extends ArchiveKind> {
  /** Rows are ordered by these, each as it compares byte by byte or as a number. */
  readonly key: Key<Kind>;
  /** Every field, in the order in which a row is hashed. */
  readonly fields: readonly (keyof ArchiveRows[Kind] & string)[];
}

/** The kinds in the order in which they are written: what a row refers to is written before it. */
export const archiveShapes: { readonly [Kind in ArchiveKind]: Shape<Kind> } = {
  users: {
    key: ['id'],
    fields: [
      ...(['id', 'email', 'emailKey', 'displayName', 'nameKey', 'status', 'avatar', 'passwordHash'] as const),
      ...(['createdAt', 'lastSeenAt'] as const),
    ],
  },
  sessions: {
    key: ['id'],
    fields: [
      ...(['id', 'userId', 'device', 'remember', 'generation', 'refreshHash', 'previousHash', 'rotatedAt'] as const),
      ...(['confirmedGeneration', 'createdAt', 'lastUsedAt', 'expiresAt'] as const),
    ],
  },
  pictures: {
    key: ['id'],
    fields: ['id', 'kind', 'ownerId', 'conversationId', 'messageId', 'width', 'height', 'color', 'createdAt'],
  },
  conversations: {
    key: ['id'],
    fields: [
      ...(['id', 'kind', 'pair', 'title', 'picture', 'createdBy', 'createdAt', 'memberCount', 'rev'] as const),
      ...(['metaRev', 'lastSeq', 'activityAt'] as const),
    ],
  },
  messages: {
    key: ['conversationId', 'seq'],
    fields: [
      ...(['conversationId', 'seq', 'rev', 'id', 'authorId', 'clientMessageId', 'counted', 'createdAt'] as const),
      'content',
    ],
  },
  members: {
    key: ['conversationId', 'userId'],
    fields: [
      ...(['conversationId', 'userId', 'role', 'joinedAt', 'leftAt', 'deliveredSeq', 'readSeq', 'joinedSeq'] as const),
      'rev',
    ],
  },
  receipts: {
    key: ['conversationId', 'userId', 'kind', 'seq'],
    fields: ['conversationId', 'userId', 'kind', 'seq', 'afterSeq', 'at'],
  },
};

export const archiveKinds = Object.keys(archiveShapes) as ArchiveKind[];

/** The key of a row: where a listing goes on after it. JSON can hold it. */
export type ArchivePlace = readonly (string | number)[];

export const placeOf = <Kind extends ArchiveKind>(kind: Kind, row: ArchiveRows[Kind]): ArchivePlace =>
  archiveShapes[kind].key.map((field) => row[field as keyof ArchiveRows[Kind]] as string | number);

/** A row as text, the same for the same row whatever store it came from: what hashes are computed over. */
export const lineOf = <Kind extends ArchiveKind>(kind: Kind, row: ArchiveRows[Kind]): string =>
  JSON.stringify(archiveShapes[kind].fields.map((field) => row[field as keyof ArchiveRows[Kind]]));

/**
 * A whole store, row by row, to carry an installation to a store of another make. Nobody else may have the store open:
 * what the rules of `Store` promise about concurrent use is not promised here.
 */
export interface Archive {
  /** `unfinished` from the first `write` to `finish`; `empty` when there is nobody in it. */
  state(): Promise<'empty' | 'unfinished' | 'whole'>;
  /** Rows of a kind after a place, in the order of their keys; fewer than `limit` are the last. */
  read<Kind extends ArchiveKind>(kind: Kind, after: ArchivePlace | null, limit: number): Promise<ArchiveRows[Kind][]>;
  /** Stores rows as they are, in place of those with the same keys: twice is the same as once. */
  write<Kind extends ArchiveKind>(kind: Kind, rows: readonly ArchiveRows[Kind][]): Promise<void>;
  count(kind: ArchiveKind): Promise<number>;
  /**
   * After all kinds were written: works out what the adapter keeps beside the rows, and names the store anew, so that
   * positions of the one that the rows came from mean nothing to it (C29). Until then no `Store` opens on it.
   */
  finish(): Promise<void>;
  close(): Promise<void>;
}

/** All rows of a kind after a place, in batches, each with the place at which it ends. */
export const batchesOf = async function* <Kind extends ArchiveKind>(
  archive: Archive,
  kind: Kind,
  { after, limit }: { after: ArchivePlace | null; limit: number },
): AsyncGenerator<{ rows: ArchiveRows[Kind][]; place: ArchivePlace }> {
  let place = after;
  for (;;) {
    const rows: ArchiveRows[Kind][] = await archive.read(kind, place, limit);
    const last = rows.at(-1);
    if (last === undefined) return;
    place = placeOf(kind, last);
    yield { rows, place };
    if (rows.length < limit) return;
  }
};
