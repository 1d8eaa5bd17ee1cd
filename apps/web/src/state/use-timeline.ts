import type { Timeline, TimelineState } from '@chatter/client';
import type { ConversationId } from '@chatter/protocol/ids';
import { useMemo } from 'react';
import { useChatter } from './chatter.ts';
import { useLive } from './use-live.ts';

/** The window on a conversation's history, and what it holds now. */
export const useTimeline = (id: ConversationId): { timeline: Timeline; state: TimelineState } => {
  const chatter = useChatter();
  const timeline = useMemo(() => chatter.messages.timeline(id), [chatter, id]);
  return { timeline, state: useLive(timeline.state) };
};
