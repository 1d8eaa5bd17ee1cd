import type { Conversation } from '@chatter/protocol/conversation';
import type { User } from '@chatter/protocol/user';
import { useState } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { useAct } from '../../state/use-act.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { PeoplePicker } from './PeoplePicker.tsx';
import { useMembers } from './use-members.ts';

/** Adds people to a group that is there already. */
export function AddPeople({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const { conversations } = useChatter();
  const { members } = useMembers(conversation);
  const [chosen, setChosen] = useState<readonly User[]>([]);
  const { run, busy, error } = useAct(async () => {
    await conversations.addMembers(
      conversation.id,
      chosen.map(({ id }) => id),
    );
    onClose();
  });
  return (
    <Dialog title={t('group.addTitle')} onClose={onClose} large>
      <PeoplePicker chosen={chosen} onChange={setChosen} without={new Set(members?.map(({ userId }) => userId))} />
      <footer className="flex flex-col gap-2 border-line border-t px-6 pt-4 pb-safe-4">
        {error && <FieldError text={error} announce />}
        <Button
          look="primary"
          busy={busy}
          onClick={() => (chosen.length > 0 ? void run() : onClose())}
          className="w-full"
        >
          {t('group.add', { count: chosen.length })}
        </Button>
      </footer>
    </Dialog>
  );
}
