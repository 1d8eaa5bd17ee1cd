import type { Migration } from './migrate.ts';
import { first } from './migrations/0001-first.ts';
import { receipts } from './migrations/0002-receipts.ts';

/** Every step of the schema, oldest first. */
export const migrations: readonly Migration[] = [first, receipts];
