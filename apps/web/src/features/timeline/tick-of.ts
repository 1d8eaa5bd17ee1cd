import type { Conversation } from '@chatter/protocol/conversation';

export type Tick = 'waiting' | 'sent' | 'delivered' | 'read';

/** How far a stored message of one's own has come. In a group, delivered and read mean everyone. */
export const tickOf = (
  seq: number,
  { everyone, memberCount }: Pick<Conversation, 'everyone' | 'memberCount'>,
): Tick => {
  // Alone in a group: there is nobody who could have received it.
  if (memberCount < 2) return 'sent';
  if (everyone.readSeq >= seq) return 'read';
  return everyone.deliveredSeq >= seq ? 'delivered' : 'sent';
};
