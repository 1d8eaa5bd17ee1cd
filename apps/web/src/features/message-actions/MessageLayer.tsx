import type { TimelineItem } from '@chatter/client';
import type { Conversation } from '@chatter/protocol/conversation';
import type { Message } from '@chatter/protocol/message';
import { type RefObject, Suspense, useState } from 'react';
import { useMe } from '../../state/use-me.ts';
import { t } from '../../text/t.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { useMedia } from '../../ui/use-media.ts';
import { messageOf } from './message-at.ts';
import { useArrivals } from './use-arrivals.ts';
import { useMessageActs } from './use-message-acts.ts';
import { type Anchor, useMessageGestures } from './use-message-gestures.ts';

const MessageBar = lazyPart(() => import('./MessageBar.tsx'), 'MessageBar');
const MenuPanel = lazyPart(() => import('../../ui/MenuPanel.tsx'), 'MenuPanel');
const MessageInfo = lazyPart(() => import('./MessageInfo.tsx'), 'MessageInfo');
const SelectText = lazyPart(() => import('./SelectText.tsx'), 'SelectText');

interface Props {
  scroller: RefObject<HTMLElement | null>;
  items: readonly TimelineItem[];
  /** Whether the items reach the newest message. */
  complete: boolean;
  conversation: Conversation;
  early: () => readonly PointerEvent[];
}

/** The acts of messages, over the timeline: bar, menu, and what they open. */
export function MessageLayer({ scroller, items, complete, conversation, early }: Props) {
  const me = useMe();
  const fine = useMedia('(pointer: fine)');
  const { actsOf, dialog, closeDialog } = useMessageActs();
  const [near, setNear] = useState<HTMLElement | null>(null);
  const [menu, setMenu] = useState<{ message: Message; anchor: Anchor } | null>(null);
  const nearMessage = near?.isConnected ? messageOf(near, items) : undefined;

  useArrivals(scroller, items, complete, me.id);
  useMessageGestures(scroller, {
    early,
    onNear: setNear,
    onMenu: (line, anchor) => {
      const message = messageOf(line, items);
      if (message) setMenu({ message, anchor });
    },
  });

  return (
    <Suspense fallback={null}>
      {fine && near && nearMessage && !menu && (
        <MessageBar
          line={near}
          own={nearMessage.authorId === me.id}
          scroller={scroller}
          acts={actsOf(nearMessage)}
          onLeave={() => setNear(null)}
        />
      )}
      {menu && (
        <MenuPanel
          label={t('message.acts')}
          anchor={() => menu.anchor}
          items={actsOf(menu.message)}
          onClose={() => setMenu(null)}
        />
      )}
      {dialog?.kind === 'text' && <SelectText message={dialog.message} onClose={closeDialog} />}
      {dialog?.kind === 'info' && (
        <MessageInfo message={dialog.message} conversation={conversation} onClose={closeDialog} />
      )}
    </Suspense>
  );
}
