import type { Message } from '@chatter/protocol/message';
import type { Photo } from '@chatter/protocol/picture';
import { memo } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { useUser } from '../../state/use-people.ts';
import { t } from '../../text/t.ts';
import { wordsOf } from '../../text/words-of.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { BubbleContent } from './BubbleContent.tsx';
import type { Tick } from './tick-of.ts';
import type { GroupPlace } from './to-rows.ts';

interface Props {
  message: Message;
  own: boolean;
  inGroup: boolean;
  first: GroupPlace['first'];
  last: GroupPlace['last'];
  tick: Tick | null;
  onOpenPhoto: (photo: Photo) => void;
}

const partsOf = ({ content }: Message): { text: string; photos: readonly Photo[] } => ({
  text: wordsOf(content),
  photos: content.kind === 'photos' ? content.photos : [],
});

/** A stored message at its author's side. */
export const MessageRow = memo(function MessageRow({ message, own, inGroup, first, last, tick, onOpenPhoto }: Props) {
  const chatter = useChatter();
  const author = useUser(message.authorId);
  const name = author?.displayName ?? t('person.unknown');
  const showAuthor = inGroup && !own;
  return (
    <div className={own ? 'flex justify-end' : 'flex items-end'}>
      {showAuthor && (
        <span className="w-9 shrink-0">
          {last && (
            <Avatar
              id={message.authorId}
              name={name}
              src={author?.avatar && chatter.pictureUrl(author.avatar, 'small')}
              size={28}
            />
          )}
        </span>
      )}
      <div className="thread-bubble min-w-0">
        {!(showAuthor && first) && <span className="sr-only">{own ? t('bubble.you') : t('bubble.by', { name })}</span>}
        <BubbleContent
          {...partsOf(message)}
          at={message.createdAt}
          own={own}
          tick={tick}
          place={{ first, last }}
          author={{ id: message.authorId, name }}
          showName={showAuthor && first}
          onOpenPhoto={onOpenPhoto}
        />
      </div>
    </div>
  );
});
