import type { UserId } from '@chatter/protocol/ids';
import type { MessageRow } from '@chatter/store/messages';

// A line that added a thousand people must not bring a thousand profiles along; the page asks for those it shows.
const namedPerLine = 100;

/** Everybody whom messages speak of: their authors, and the first hundred people that each system line names. */
export const peopleOfMessages = (messages: readonly MessageRow[]): UserId[] =>
  messages.flatMap((message) => [
    message.authorId,
    ...(message.content.kind === 'system' ? message.content.userIds.slice(0, namedPerLine) : []),
  ]);
