import type { Conversation } from '@chatter/protocol/conversation';
import type { Photo } from '@chatter/protocol/picture';
import { type Ref, useCallback, useEffect, useImperativeHandle, useMemo, useRef } from 'react';
import { useMe } from '../../state/use-me.ts';
import { useTimeline } from '../../state/use-timeline.ts';
import { t } from '../../text/t.ts';
import { SkeletonBubbles } from '../../ui/SkeletonBubbles.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { ConversationLook } from '../chats/use-conversation-look.ts';
import type { RowPlace } from './anchor.ts';
import { newsAfter } from './bundle-news.ts';
import { JumpButton } from './JumpButton.tsx';
import { onMessageKeys } from './on-message-keys.ts';
import { ThreadBeginning } from './ThreadBeginning.tsx';
import { TimelineRowView } from './TimelineRowView.tsx';
import { toRows } from './to-rows.ts';
import { useAnnouncedNews } from './use-announced-news.ts';
import { useDivider } from './use-divider.ts';
import { useLastSeen } from './use-last-seen.ts';
import { usePages } from './use-pages.ts';
import { useReadMarker } from './use-read-marker.ts';
import { useThreadScroll } from './use-thread-scroll.ts';

export interface ThreadHandle {
  /** One's own message goes out: the end comes into view, the divider has done its work. */
  onSent(): void;
  dismissDivider(): boolean;
}

interface Props {
  conversation: Conversation;
  look: ConversationLook;
  onOpenPhoto: (photo: Photo) => void;
  ref: Ref<ThreadHandle>;
}

/** The history of a conversation, alive. */
export function ThreadView({ conversation, look, onOpenPhoto, ref }: Props) {
  const { id } = conversation;
  const me = useMe();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const { timeline, state } = useTimeline(id);
  const { divider, dismiss } = useDivider(conversation);
  const ready = state.hasBefore !== null;
  const afterSeq = divider?.afterSeq ?? null;
  const rows = useMemo(
    () => toRows(state.items, { meId: me.id, dividerAfterSeq: afterSeq }),
    [state.items, me.id, afterSeq],
  );

  const lastKey = rows.findLast(({ kind }) => kind === 'bubble')?.key;
  const pages = usePages(timeline, state, conversation);
  const markRead = useReadMarker(id, scroller, list);
  const onScroll = useCallback(
    (inView: readonly RowPlace[]) => {
      markRead(inView);
      if (scroller.current) pages.onScroll(scroller.current);
    },
    [markRead, pages],
  );
  const { remember, toEnd, awayFromEnd } = useThreadScroll({
    id,
    scroller,
    list,
    version: rows,
    ready,
    complete: !state.hasAfter,
    onScroll,
  });
  useAnnouncedNews(state.items, !state.hasAfter);
  const lastSeen = useLastSeen(conversation.lastSeq, awayFromEnd);
  const missed = awayFromEnd ? newsAfter(state.items, lastSeen, me.id).length : 0;

  const jump = async () => {
    if (state.hasAfter) await timeline.loadNewest().catch(() => undefined);
    toEnd();
  };
  useImperativeHandle(ref, () => ({
    onSent: () => {
      dismiss();
      void jump();
    },
    dismissDivider: () => {
      if (!divider && !awayFromEnd) return false;
      dismiss();
      void jump();
      return true;
    },
  }));
  useEffect(() => pages.open(), [pages]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        onScroll={remember}
        onKeyDown={onMessageKeys}
        role="log"
        aria-live="off"
        aria-label={t('thread.log', { name: look.name })}
        aria-busy={!ready}
        className="thread-scroller ring-inset relative h-full px-3 two:px-4 rail:px-6"
      >
        <div className="mx-auto flex min-h-full max-w-190 flex-col justify-end">
          {!ready && <SkeletonBubbles />}
          {state.hasBefore === false && (
            <ThreadBeginning look={look} group={conversation.kind === 'group'} empty={rows.length === 0} />
          )}
          <ol ref={list} className="pb-1">
            {rows.map((row) => (
              <TimelineRowView
                key={row.key}
                row={row}
                conversation={conversation}
                now={now}
                newCount={divider?.count ?? 0}
                inTabOrder={row.key === lastKey}
                onOpenPhoto={onOpenPhoto}
              />
            ))}
          </ol>
        </div>
      </div>
      {ready && awayFromEnd && <JumpButton count={missed} onJump={() => void jump()} />}
    </div>
  );
}
