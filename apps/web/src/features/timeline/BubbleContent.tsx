import type { Photo } from '@chatter/protocol/picture';
import { emojiCount } from '../../text/emoji-only.ts';
import { t } from '../../text/t.ts';
import { hueClass } from '../../ui/person-look.ts';
import { PhotoAlbum } from '../photos/PhotoAlbum.tsx';
import { BubbleMeta } from './BubbleMeta.tsx';
import { BubbleText } from './BubbleText.tsx';
import { bubbleClass } from './bubble-class.ts';
import type { Tick } from './tick-of.ts';
import type { GroupPlace } from './to-rows.ts';

export interface BubbleContentProps {
  text: string;
  photos: readonly Photo[];
  at: number;
  own: boolean;
  tick: Tick | null;
  place: GroupPlace;
  author: { readonly id: string; readonly name: string };
  /** Only in groups, over the first bubble of somebody else. */
  showName: boolean;
  onOpenPhoto: ((photo: Photo) => void) | undefined;
}

const emojiSizes = ['', 'text-[3rem]/[3.5rem]', 'text-[2.5rem]/[3rem]', 'text-[2.125rem]/[2.625rem]'] as const;

/** The inside of a message: photos to the edges, words under them; one to three emoji stand alone. */
export function BubbleContent(props: BubbleContentProps) {
  const { text, photos, at, own, tick, place, author, showName, onOpenPhoto } = props;
  const emoji = photos.length === 0 ? emojiCount(text) : 0;
  if (emoji > 0) {
    return (
      <div className={own ? 'flex flex-col items-end' : 'flex flex-col items-start'}>
        <span className={emojiSizes[emoji]}>{text.trim()}</span>
        <BubbleMeta at={at} tick={tick} on="canvas" own={own} />
      </div>
    );
  }
  const label = t(own ? 'photo.own' : 'photo.by', { name: author.name });
  return (
    <div className={bubbleClass(own, place)}>
      {showName && (
        <bdi
          className={`person-name block px-3 pt-2 text-label ${hueClass(author.id)} ${photos.length > 0 ? 'pb-1.5' : '-mb-1'}`}
        >
          {author.name}
        </bdi>
      )}
      {photos.length > 0 && (
        <div className="relative">
          <PhotoAlbum photos={photos} label={label} onOpen={onOpenPhoto} />
          {text === '' && <BubbleMeta at={at} tick={tick} on="photo" own={own} />}
        </div>
      )}
      {text !== '' && (
        // Words under a photo do not make the bubble wider than the photo.
        <div className={photos.length > 0 ? 'w-0 min-w-full' : undefined}>
          <BubbleText text={text} meta={<BubbleMeta at={at} tick={tick} on="text" own={own} />} />
        </div>
      )}
    </div>
  );
}
