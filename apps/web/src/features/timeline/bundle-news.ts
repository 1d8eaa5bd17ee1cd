import type { TimelineItem } from '@chatter/client';
import type { UserId } from '@chatter/protocol/ids';
import type { Message } from '@chatter/protocol/message';
import { contentWords } from '../../text/preview-words.ts';
import { t } from '../../text/t.ts';

const spokenSingly = 3;

/** Messages of others with a higher seq than the given one. */
export const newsAfter = (items: readonly TimelineItem[], seq: number, meId: UserId): Message[] =>
  items.flatMap((item) =>
    item.kind === 'message' && item.message.seq > seq && item.message.authorId !== meId ? [item.message] : [],
  );

/** What a screen reader is told of new messages: each of a few, the number of many. */
export const bundleNews = (news: readonly Message[], nameOf: (id: UserId) => string, meId: UserId): string => {
  if (news.length > spokenSingly) {
    const authors = new Set(news.map(({ authorId }) => authorId));
    const [only] = authors;
    return only !== undefined && authors.size === 1
      ? t('news.manyBy', { count: news.length, name: nameOf(only) })
      : t('news.many', { count: news.length });
  }
  return news
    .map((message) => {
      const words = contentWords(message, nameOf, meId);
      return message.content.kind === 'system' ? words : t('news.one', { name: nameOf(message.authorId), words });
    })
    .join('. ');
};
