import type { Conversation } from '@chatter/protocol/conversation';
import type { UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { systemWords } from './system-words.ts';
import { t } from './t.ts';

type NameOf = (id: UserId) => string;

/** One line for what a message says. */
export const contentWords = (message: Message, nameOf: NameOf, meId: UserId): string => {
  const { content } = message;
  if (content.kind === 'system') return systemWords(content, message.authorId, nameOf, meId);
  if (content.kind === 'text') return content.text.slice(0, 200).replace(/\s+/gu, ' ').trim();
  return content.caption.slice(0, 200).trim() || t('preview.photos', { count: content.photos.length });
};

/** Second line of a row in the list: who wrote, and what. */
export const previewWords = (conversation: Conversation, nameOf: NameOf): string => {
  const message = conversation.lastMessage;
  if (!message) return conversation.kind === 'group' ? t('preview.newGroup') : t('preview.nothing');
  const words = contentWords(message, nameOf, conversation.me.userId);
  if (message.content.kind === 'system') return words;
  if (message.authorId === conversation.me.userId) return t('preview.own', { words });
  return conversation.kind === 'group' ? t('preview.by', { name: nameOf(message.authorId), words }) : words;
};
