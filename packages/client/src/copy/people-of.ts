import type { UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import type { CopyChange } from './copy-storage.ts';

const inMessage = ({ authorId, content }: Message): readonly UserId[] =>
  content.kind === 'system' ? [authorId, ...content.userIds] : [authorId];

/** Everybody whom the kept conversations and messages speak of. */
export const peopleOf = ({ put, messages }: Pick<CopyChange, 'put' | 'messages'>): UserId[] => [
  ...put.flatMap(({ known: { conversation: one } }) => [
    ...(one.peerId === null ? [] : [one.peerId]),
    ...(one.lastMessage === null ? [] : inMessage(one.lastMessage)),
  ]),
  ...messages.flatMap(({ list }) => list.flatMap(inMessage)),
];
