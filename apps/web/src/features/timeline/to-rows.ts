import type { PendingMessage, TimelineItem } from '@chatter/client';
import type { SystemContent } from '@chatter/protocol/content/system';
import type { UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { isSameDay } from '../../text/calendar.ts';

/** Place in a run of bubbles of one author: which corners touch a neighbour, who shows name and avatar. */
export interface GroupPlace {
  readonly first: boolean;
  readonly last: boolean;
}

export type TimelineRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'divider'; readonly key: string }
  | { readonly kind: 'system'; readonly key: string; readonly message: Message; readonly content: SystemContent }
  | ({ readonly kind: 'bubble'; readonly key: string; readonly message: Message; readonly own: boolean } & GroupPlace)
  | ({ readonly kind: 'pending'; readonly key: string; readonly pending: PendingMessage } & GroupPlace);

interface Options {
  readonly meId: UserId;
  /** The unread divider stands before the first message after this seq; null: no divider. */
  readonly dividerAfterSeq: number | null;
}

const groupGapMs = 5 * 60_000;

const timeOf = (item: TimelineItem): number =>
  item.kind === 'message' ? item.message.createdAt : item.pending.createdAt;

const authorOf = (item: TimelineItem, meId: UserId): UserId | null => {
  if (item.kind === 'pending') return meId;
  return item.message.content.kind === 'system' ? null : item.message.authorId;
};

// The first row of a window is it only when it is the very next message: the divider must not wander up page by page.
const isFirstUnread = (item: TimelineItem, before: TimelineItem | undefined, dividerAfterSeq: number | null): boolean =>
  dividerAfterSeq !== null &&
  item.kind === 'message' &&
  item.message.seq > dividerAfterSeq &&
  (before?.kind === 'message' ? before.message.seq <= dividerAfterSeq : item.message.seq === dividerAfterSeq + 1);

/** Whether two neighbours belong to one group: same author, same day, close in time, no divider between. */
const isJoined = (before: TimelineItem | undefined, item: TimelineItem | undefined, options: Options): boolean => {
  if (!before || !item) return false;
  const author = authorOf(item, options.meId);
  return (
    author !== null &&
    author === authorOf(before, options.meId) &&
    timeOf(item) - timeOf(before) <= groupGapMs &&
    isSameDay(timeOf(before), timeOf(item)) &&
    !isFirstUnread(item, before, options.dividerAfterSeq)
  );
};

const toRow = (item: TimelineItem, place: GroupPlace, meId: UserId): TimelineRow => {
  if (item.kind === 'pending') return { kind: 'pending', key: item.key, pending: item.pending, ...place };
  const { message } = item;
  if (message.content.kind === 'system') return { kind: 'system', key: item.key, message, content: message.content };
  return { kind: 'bubble', key: item.key, message, own: message.authorId === meId, ...place };
};

/** What a timeline shows, line by line: days, the unread divider, system lines, and bubbles with their place in a group. */
export const toRows = (items: readonly TimelineItem[], options: Options): TimelineRow[] =>
  items.flatMap((item, index) => {
    const before = items[index - 1];
    const rows: TimelineRow[] = [];
    if (!before || !isSameDay(timeOf(before), timeOf(item))) {
      rows.push({ kind: 'day', key: `day-${item.key}`, at: timeOf(item) });
    }
    if (isFirstUnread(item, before, options.dividerAfterSeq)) rows.push({ kind: 'divider', key: 'divider' });
    const place = { first: !isJoined(before, item, options), last: !isJoined(item, items[index + 1], options) };
    rows.push(toRow(item, place, options.meId));
    return rows;
  });
