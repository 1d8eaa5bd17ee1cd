import type { ConversationId } from '@chatter/protocol/ids';
import { type RefObject, useCallback, useEffect, useRef } from 'react';
import { useChatter } from '../../state/chatter.ts';
import type { RowPlace } from './anchor.ts';
import { createReadMarker } from './read-marker.ts';

const seqOf = (list: HTMLElement | null, key: string): number =>
  Number(list?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.dataset.seq ?? 0);

/** Tells the server what has been read; the returned function takes the rows that are in view now. */
export const useReadMarker = (
  id: ConversationId,
  scroller: RefObject<HTMLDivElement | null>,
  list: RefObject<HTMLOListElement | null>,
) => {
  const chatter = useChatter();
  const rows = useRef<readonly RowPlace[]>([]);
  const marker = useRef<ReturnType<typeof createReadMarker> | null>(null);

  useEffect(() => {
    const lowestVisible = () => {
      const view = scroller.current;
      // Where nothing is in view yet, measuring would only cost a layout.
      if (!view || rows.current.length === 0) return 0;
      const edge = view.scrollTop + view.clientHeight + 1;
      const last = rows.current.findLast((row) => row.bottom <= edge && seqOf(list.current, row.key) > 0);
      return last ? seqOf(list.current, last.key) : 0;
    };
    const created = createReadMarker({
      lowestVisible,
      isLooked: () => document.hasFocus() && document.visibilityState === 'visible',
      mark: (seq) => chatter.conversations.markRead(id, seq),
    });
    marker.current = created;
    window.addEventListener('focus', created.look);
    document.addEventListener('visibilitychange', created.look);
    created.look();
    return () => {
      created.stop();
      window.removeEventListener('focus', created.look);
      document.removeEventListener('visibilitychange', created.look);
    };
  }, [chatter, id, list, scroller]);

  return useCallback((inView: readonly RowPlace[]) => {
    rows.current = inView;
    marker.current?.look();
  }, []);
};
