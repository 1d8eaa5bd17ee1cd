import type { TimelineItem } from '@chatter/client';
import type { Message } from '@chatter/protocol/message';

/** The line of the timeline that an element lies in, null outside of messages. */
export const lineAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-message]') : null;

/** The visible part of a line: the row is as wide as the column. */
export const bubbleOf = (line: HTMLElement): HTMLElement => line.querySelector<HTMLElement>('.thread-bubble') ?? line;

/** The message that a line shows. */
export const messageOf = (line: HTMLElement, items: readonly TimelineItem[]): Message | undefined => {
  const seq = Number(line.dataset.seq);
  const item = items.find((each) => each.kind === 'message' && each.message.seq === seq);
  return item?.kind === 'message' ? item.message : undefined;
};
