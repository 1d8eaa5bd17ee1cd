/** What a conversation of the demo is, before it is said. */
export interface Talk {
  /** Null: a direct conversation of the first two. */
  readonly title: string | null;
  /** Keys of people; the first one starts it. */
  readonly members: readonly string[];
  /** Which drawing the group shows. */
  readonly picture?: number;
  /** All 88 neighbours are in it as well. */
  readonly withNeighbours?: true;
  /** How many of the last messages Mara has not read. */
  readonly unread?: number;
  readonly script: string;
}
