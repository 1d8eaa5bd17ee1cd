import type { Conversation } from '@chatter/protocol/conversation';
import type { Photo } from '@chatter/protocol/picture';
import { memo } from 'react';
import { classNames } from '../../ui/class-names.ts';
import { gapClass } from './bubble-class.ts';
import { DayPill } from './DayPill.tsx';
import { MessageRow } from './MessageRow.tsx';
import { PendingRow } from './PendingRow.tsx';
import { SystemLine } from './SystemLine.tsx';
import { tickOf } from './tick-of.ts';
import type { TimelineRow } from './to-rows.ts';
import { UnreadDivider } from './UnreadDivider.tsx';

interface Props {
  row: TimelineRow;
  conversation: Conversation;
  now: number;
  newCount: number;
  /** The divider has done its work, and fades. */
  dividerLeaves: boolean;
  /** The timeline is one stop for Tab: only its last message takes part. */
  inTabOrder: boolean;
  onOpenPhoto: (photo: Photo) => void;
}

/** One line of the timeline, whatever it is. Its key is what the scroll position holds on to. */
export const TimelineRowView = memo(function TimelineRowView(props: Props) {
  const { row, conversation, now, inTabOrder, onOpenPhoto } = props;
  switch (row.kind) {
    case 'day':
      return (
        <li data-key={row.key} className="pt-4 pb-1">
          <DayPill at={row.at} now={now} />
        </li>
      );
    case 'divider':
      return (
        <li data-key={row.key} className="pt-3">
          <UnreadDivider count={props.newCount} leaving={props.dividerLeaves} />
        </li>
      );
    case 'system':
      return (
        <li data-key={row.key} data-seq={row.message.seq} className="pt-3">
          <SystemLine message={row.message} content={row.content} />
        </li>
      );
    case 'pending':
      return (
        <li
          data-key={row.key}
          data-pending
          tabIndex={-1}
          className={classNames(gapClass(row.first), 'ring-inset rounded-corner')}
        >
          <PendingRow pending={row.pending} place={row} />
        </li>
      );
    case 'bubble':
      return (
        <li
          data-key={row.key}
          data-seq={row.message.seq}
          data-message
          tabIndex={inTabOrder ? 0 : -1}
          className={classNames(gapClass(row.first), 'ring-inset rounded-corner pointer-coarse:select-none')}
        >
          <MessageRow
            message={row.message}
            own={row.own}
            inGroup={conversation.kind === 'group'}
            first={row.first}
            last={row.last}
            tick={row.own ? tickOf(row.message.seq, conversation) : null}
            onOpenPhoto={onOpenPhoto}
          />
        </li>
      );
  }
});
