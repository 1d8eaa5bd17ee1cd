import { type ArchiveKind, type ArchiveRows, archiveShapes } from '@chatter/store/archive';
import { searchKeys } from '@chatter/store/search-keys';
import type { mongo } from 'mongoose';
import { memberKey } from './keys.ts';

/** A document of any collection, as the driver takes and gives it. */
export type Stored = mongo.Document;

const named = ({ id, ...row }: { readonly id: string }): Stored => ({ _id: id, ...row });

type ToDocument = { readonly [Kind in ArchiveKind]: (row: ArchiveRows[Kind]) => Stored };

/** What a row is here. Beside its fields stands what `finishArchive` works out, and what is there for changes under way. */
const toDocument: ToDocument = {
  users: (row) => ({
    ...named(row),
    ...{ searchKeys: searchKeys(row.nameKey), passwordRev: 0, keptSession: null, change: 0 },
  }),
  sessions: (row) => ({ ...named(row), passwordRev: 0 }),
  pictures: (row) => ({ ...named(row), claim: null, removing: null }),
  conversations: (row) => ({
    ...named(row),
    ...{ lastMessageId: null, counted: 0, lowest: { deliveredSeq: 0, readSeq: 0 }, change: 0, recent: [] },
  }),
  messages: (row) => named(row),
  members: (row) => ({
    ...{ _id: memberKey(row.conversationId, row.userId), ...row, present: row.leftAt === null },
    ...{ readCounted: 0, goneChange: row.leftAt === null ? null : 0 },
  }),
  receipts: (row) => ({ _id: `${memberKey(row.conversationId, row.userId)}:${row.kind}:${row.seq}`, ...row }),
};

export const toStored = <Kind extends ArchiveKind>(kind: Kind, row: ArchiveRows[Kind]): Stored =>
  (toDocument[kind] as (row: ArchiveRows[Kind]) => Stored)(row);

/** Documents are keyed by the id of a row where it has one. */
export const fieldOf = (field: string): string => (field === 'id' ? '_id' : field);

export const toArchived = <Kind extends ArchiveKind>(kind: Kind, stored: Stored): ArchiveRows[Kind] =>
  Object.fromEntries(
    archiveShapes[kind].fields.map((field) => [field, stored[fieldOf(field)] ?? null]),
  ) as unknown as ArchiveRows[Kind];
