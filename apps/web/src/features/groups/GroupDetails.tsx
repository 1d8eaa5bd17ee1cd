import type { Conversation } from '@chatter/protocol/conversation';
import { useState } from 'react';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { SidePanel } from '../../ui/SidePanel.tsx';
import { AddPeople } from './AddPeople.tsx';
import { GroupLook } from './GroupLook.tsx';
import { MemberList } from './MemberList.tsx';

interface Props {
  conversation: Conversation;
  onLeave: () => void;
  onClose: () => void;
}

/** What a group is called, who is in it, and the way out. */
export function GroupDetails({ conversation, onLeave, onClose }: Props) {
  const [adding, setAdding] = useState(false);
  return (
    <SidePanel title={t('group.details')} onClose={onClose}>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain pt-2 pb-4">
        <GroupLook key={conversation.title} conversation={conversation} />
        <h3 className="px-6 pt-6 pb-1 text-label text-text-2">
          {t('group.members', { count: conversation.memberCount })}
        </h3>
        <div className="px-3">
          <button
            type="button"
            onClick={() => setAdding(true)}
            className="flex h-15 w-full items-center gap-3 rounded-row px-3 text-start font-semibold text-body ring-inset hover:bg-hover"
          >
            <span className="flex size-10 items-center justify-center rounded-full bg-pill">
              <Icon name="addPerson" />
            </span>
            {t('group.addTitle')}
          </button>
          <MemberList conversation={conversation} />
        </div>
      </div>
      <footer className="border-line border-t px-6 pt-4 pb-safe-4">
        <Button look="warning" onClick={onLeave} className="w-full">
          {t('group.leave')}
        </Button>
      </footer>
      {adding && <AddPeople conversation={conversation} onClose={() => setAdding(false)} />}
    </SidePanel>
  );
}
