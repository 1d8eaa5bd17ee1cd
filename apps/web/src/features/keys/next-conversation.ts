import type { Conversation } from '@chatter/protocol/conversation';

/** The conversation one step away in the list, or the next unread one; past an end it begins at the other. */
export const nextConversation = (
  list: readonly Conversation[],
  openId: string | undefined,
  step: 1 | -1,
  unreadOnly: boolean,
): Conversation | undefined => {
  const at = list.findIndex(({ id }) => id === openId);
  const ordered = step > 0 ? list : [...list].reverse();
  const from = at < 0 ? 0 : (step > 0 ? at : list.length - 1 - at) + 1;
  const round = [...ordered.slice(from), ...ordered.slice(0, from)];
  return round.find(({ id, unread }) => id !== openId && (!unreadOnly || unread > 0));
};
