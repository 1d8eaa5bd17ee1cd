import type { Migration } from './migrate.ts';
import { first } from './migrations/0001-first.ts';
import { receipts } from './migrations/0002-receipts.ts';
import { changes } from './migrations/0003-changes.ts';
import { leanMessages } from './migrations/0004-lean-messages.ts';
import { leanMembers } from './migrations/0005-lean-members.ts';

/** Every step of the schema, oldest first. */
export const migrations: readonly Migration[] = [first, receipts, changes, leanMessages, leanMembers];
