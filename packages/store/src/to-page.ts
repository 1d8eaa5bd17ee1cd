import type { Page } from './store.ts';

/** Makes a page of rows that were read with one more than `limit`: the one too many tells that there is a next page. */
export const toPage = <Row>(rows: readonly Row[], limit: number, cursor: (last: Row) => string): Page<Row> => {
  const kept = rows.slice(0, limit);
  const end = kept.at(-1);
  return { rows: kept, next: rows.length > limit && end !== undefined ? cursor(end) : null };
};
