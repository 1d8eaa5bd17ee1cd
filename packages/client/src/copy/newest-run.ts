import type { Message } from '@chatter/protocol/message';
import type { Page } from '../timeline/timeline-window.ts';

/**
 * The newest messages without a gap between them (D3), as a page.
 * @param messages of one conversation, in any order, doubles among them @param top the newest that has been handed out
 */
export const newestRun = (messages: readonly Message[], top: number): Page | null => {
  const bySeq = new Map(messages.map((message) => [message.seq, message]));
  // What is held beyond a gap is not handed out yet.
  const end = Math.max(0, ...[...bySeq.keys()].filter((seq) => seq <= top));
  const run: Message[] = [];
  for (let next = bySeq.get(end); next !== undefined; next = bySeq.get(next.seq - 1)) run.unshift(next);
  const first = run[0];
  return first === undefined ? null : { messages: run, hasBefore: first.seq > 1, hasAfter: end < top };
};
