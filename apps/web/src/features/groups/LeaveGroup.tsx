import type { Conversation } from '@chatter/protocol/conversation';
import { useNavigate } from 'react-router';
import { useChatter } from '../../state/chatter.ts';
import { useSayDone } from '../../state/toast.ts';
import { t } from '../../text/t.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';

/** Asks before one leaves a group. */
export function LeaveGroup({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { conversations } = useChatter();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const title = conversation.title ?? t('group.untitled');
  return (
    <ConfirmDialog
      title={t('group.leaveTitle', { title })}
      body={t('group.leaveText')}
      confirm={t('group.leave')}
      onClose={onClose}
      onConfirm={async () => {
        await conversations.leave(conversation.id);
        sayDone(t('group.left', { title }));
        navigate('/chats', { replace: true });
      }}
    />
  );
}
