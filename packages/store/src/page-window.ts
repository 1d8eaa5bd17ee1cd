import type { MessageStore } from './messages.ts';

type PageAt = Parameters<MessageStore['page']>[0]['at'];

/** Which seqs a page of history holds, both ends included; `from > to` when it holds none. */
export interface PageWindow {
  readonly from: number;
  readonly to: number;
  readonly hasBefore: boolean;
  readonly hasAfter: boolean;
}

/** The window of a page (rule M4). Seqs are dense, so it is arithmetic and what lies beside it needs no second look. */
export const pageWindow = (at: PageAt, limit: number, lastSeq: number): PageWindow => {
  const start = windowStart(at, limit, lastSeq);
  const from = Math.max(1, start);
  const to = Math.min(start + limit - 1, lastSeq);
  return { from, to, hasBefore: Math.min(from, lastSeq + 1) > 1, hasAfter: Math.max(to, 0) < lastSeq };
};

const windowStart = (at: PageAt, limit: number, lastSeq: number): number => {
  switch (at.kind) {
    case 'newest':
      return lastSeq - limit + 1;
    case 'before':
      return Math.min(at.seq, lastSeq + 1) - limit;
    case 'after':
      return at.seq + 1;
    case 'around':
      return Math.max(1, Math.min(at.seq, lastSeq)) - Math.floor(limit / 2);
  }
};
