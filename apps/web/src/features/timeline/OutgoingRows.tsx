import type { ConversationId } from '@chatter/protocol/ids';
import type { Outgoing } from '../../state/photo-desk.ts';
import { useMe } from '../../state/use-me.ts';
import { useTimeline } from '../../state/use-timeline.ts';
import { gapClass } from './bubble-class.ts';
import { type OutgoingActs, OutgoingRow } from './OutgoingRow.tsx';
import { toRows } from './to-rows.ts';

interface Props {
  id: ConversationId;
  outgoing: readonly Outgoing[];
  acts: OutgoingActs;
}

/** What waits for its uploads, under everything that was said: lines of the timeline's list. */
export function OutgoingRows({ id, outgoing, acts }: Props) {
  const me = useMe();
  const { state } = useTimeline(id);
  const before = toRows(state.items.slice(-1), { meId: me.id, dividerAfterSeq: null }).at(-1);
  const ownAbove = before?.kind === 'pending' || (before?.kind === 'bubble' && before.own);
  return outgoing.map((message, index) => (
    <li key={message.key} className={gapClass(!ownAbove && index === 0)}>
      <OutgoingRow message={message} acts={acts} />
    </li>
  ));
}
