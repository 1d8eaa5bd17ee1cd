import type { Migration } from './migrate.ts';
import { first } from './migrations/0001-first.ts';

/** Every step of the schema, oldest first. */
export const migrations: readonly Migration[] = [first];
