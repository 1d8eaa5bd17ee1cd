import type { Content, Draft } from '@chatter/protocol/content';
import type { TimelineItem } from '../src/api.ts';

const textOf = (content: Content | Draft): string => (content.kind === 'text' ? content.text : content.kind);

/** What a timeline shows: `text`, `text (waiting)`, `text (failed)`. */
export const textsOf = (items: readonly TimelineItem[]): string[] =>
  items.map((item) =>
    item.kind === 'message' ? textOf(item.message.content) : `${textOf(item.pending.content)} (${item.pending.state})`,
  );
