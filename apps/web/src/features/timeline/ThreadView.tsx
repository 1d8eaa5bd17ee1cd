import type { Conversation } from '@chatter/protocol/conversation';
import type { Photo } from '@chatter/protocol/picture';
import {
  type MouseEvent,
  memo,
  type ReactNode,
  type Ref,
  useDeferredValue,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
} from 'react';
import { useAttend } from '../../state/attended.ts';
import { useChatter } from '../../state/chatter.ts';
import { useMe } from '../../state/use-me.ts';
import { useTimeline } from '../../state/use-timeline.ts';
import { t } from '../../text/t.ts';
import { AfterFirstAct } from '../../ui/AfterFirstAct.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { SkeletonBubbles } from '../../ui/SkeletonBubbles.tsx';
import { useLooking } from '../../ui/use-looking.ts';
import { useNow } from '../../ui/use-now.ts';
import { useSkeleton } from '../../ui/use-skeleton.ts';
import type { ConversationLook } from '../chats/use-conversation-look.ts';
import { useEarlyGestures } from '../message-actions/use-early-gestures.ts';
import type { RowPlace } from './anchor.ts';
import { newsAfter } from './bundle-news.ts';
import { JumpButton } from './JumpButton.tsx';
import { OlderSign } from './OlderSign.tsx';
import { onMessageKeys } from './on-message-keys.ts';
import { ThreadBeginning } from './ThreadBeginning.tsx';
import { TimelineRowView } from './TimelineRowView.tsx';
import { toRows } from './to-rows.ts';
import { useAnnouncedNews } from './use-announced-news.ts';
import { useDivider } from './use-divider.ts';
import { useFocusedRow } from './use-focused-row.ts';
import { useLastSeen } from './use-last-seen.ts';
import { useMountedRows } from './use-mounted-rows.ts';
import { usePages } from './use-pages.ts';
import { useReadMarker } from './use-read-marker.ts';
import { useThreadScroll } from './use-thread-scroll.ts';

const loadJump = () => import('./jump.ts');
const MessageLayer = lazyPart(() => import('../message-actions/MessageLayer.tsx'), 'MessageLayer');
const FloatingDay = lazyPart(() => import('./FloatingDay.tsx'), 'FloatingDay');

export interface ThreadHandle {
  /** One's own message goes out: the end comes into view, the divider has done its work. */
  onSent(): void;
  dismissDivider(): boolean;
}

interface Props {
  conversation: Conversation;
  look: ConversationLook;
  onOpenPhoto: (photo: Photo) => void;
  /** Further lines under everything that was said. */
  after?: ReactNode;
  ref: Ref<ThreadHandle>;
}

/** The history of a conversation, alive. What is typed beside it does not draw it again. */
export const ThreadView = memo(function ThreadView({ conversation, look, onOpenPhoto, after, ref }: Props) {
  const { id } = conversation;
  const me = useMe();
  const { connection } = useChatter();
  const now = useNow();
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const early = useEarlyGestures(scroller);
  const { timeline, state: live } = useTimeline(id);
  // The first rows are drawn piece by piece, so that the page answers meanwhile; what comes later stands at once.
  const drawn = useDeferredValue(live);
  const state = drawn.items.length === 0 ? drawn : live;
  const { divider, leaving, dismiss } = useDivider(conversation);
  const { pages, late, ready } = usePages(timeline, state, conversation);
  const waiting = useSkeleton(!ready && state.items.length === 0);
  const afterSeq = divider?.afterSeq ?? null;
  const rows = useMemo(
    () => toRows(state.items, { meId: me.id, dividerAfterSeq: afterSeq }),
    [state.items, me.id, afterSeq],
  );

  const { focusedKey, handlers } = useFocusedRow();
  const mounted = useMountedRows(id, rows, focusedKey);
  const markRead = useReadMarker(id, scroller, list);
  const onMove = useRef<((inView: readonly RowPlace[], scrollTop: number) => void) | null>(null);
  const { onScroll, goTo, settledAt, awayFromEnd, atEnd } = useThreadScroll({
    id,
    scroller,
    list,
    mounted,
    focusedKey,
    ready,
    complete: !state.hasAfter,
    onView: (inView) => {
      markRead(inView);
      if (scroller.current) pages.onScroll(scroller.current);
    },
    onMove: (inView) => onMove.current?.(inView, scroller.current?.scrollTop ?? 0),
  });
  useAttend(id, useLooking() && atEnd);
  useAnnouncedNews(state.items, !state.hasAfter);
  const lastSeen = useLastSeen(conversation.lastSeq, atEnd, afterSeq ?? conversation.lastSeq);
  // What has been read on the way waits no more.
  const held = newsAfter(state.items, Math.max(lastSeen, conversation.me.readSeq), me.id).length;
  // A window that does not reach the end does not hold what came there.
  const missed = state.hasAfter ? conversation.unread : held;

  const toEnd = async () => {
    if (state.hasAfter) await timeline.loadNewest().catch(() => undefined);
    goTo(null);
  };
  const onJump = async ({ detail }: MouseEvent) => {
    const { jump } = await loadJump();
    const view = scroller.current;
    const { lookAt } = mounted;
    // A click that counts none is a key.
    const takeFocus = detail === 0;
    if (view)
      await jump({
        view,
        list: list.current,
        timeline,
        meId: me.id,
        lastSeen,
        waiting: missed,
        lookAt,
        goTo,
        settledAt,
        takeFocus,
      });
  };
  useImperativeHandle(ref, () => ({
    onSent: () => {
      dismiss();
      void toEnd();
    },
    dismissDivider: () => {
      if ((!divider || leaving) && !awayFromEnd) return false;
      dismiss();
      void toEnd();
      return true;
    },
  }));
  useEffect(() => {
    const open = () => pages.open(scroller.current);
    open();
    return connection.subscribe(open);
  }, [connection, pages]);

  return (
    <div className="relative min-h-0 flex-1">
      <div
        ref={scroller}
        onScroll={onScroll}
        onKeyDown={onMessageKeys}
        role="log"
        aria-live="off"
        aria-label={t('thread.log', { name: look.name })}
        aria-busy={waiting || late || !ready}
        className="thread-scroller ring-inset relative h-full px-3 two:px-4 rail:px-6"
      >
        <div className="mx-auto flex min-h-full max-w-190 flex-col justify-end">
          {state.hasBefore === false && (
            <ThreadBeginning look={look} group={conversation.kind === 'group'} empty={rows.length === 0} />
          )}
          {state.hasBefore && <OlderSign late={late} />}
          <ol ref={list} {...handlers} className="pb-6">
            {mounted.parts.map((part) =>
              part.kind === 'gap' ? (
                <li key={part.key} aria-hidden="true" style={{ height: part.height }} />
              ) : (
                <TimelineRowView
                  key={part.row.key}
                  row={part.row}
                  conversation={conversation}
                  now={now}
                  newCount={divider?.count ?? 0}
                  dividerLeaves={leaving}
                  inTabOrder={part.row.key === mounted.tabStop}
                  onOpenPhoto={onOpenPhoto}
                />
              ),
            )}
            {after}
          </ol>
        </div>
      </div>
      {waiting && (
        <div className="absolute inset-0 overflow-hidden bg-canvas px-3 two:px-4 rail:px-6">
          <div className="mx-auto flex h-full max-w-190 flex-col justify-end">
            <SkeletonBubbles />
          </div>
        </div>
      )}
      <AfterFirstAct>
        <MessageLayer
          scroller={scroller}
          items={state.items}
          complete={!state.hasAfter}
          conversation={conversation}
          early={early}
        />
        <FloatingDay onMove={onMove} rowOf={mounted.rowOf} now={now} />
      </AfterFirstAct>
      {ready && awayFromEnd && (
        <JumpButton
          count={missed}
          onNear={() => void loadJump().catch(() => undefined)}
          onJump={(event) => void onJump(event).catch(toEnd)}
        />
      )}
    </div>
  );
});
