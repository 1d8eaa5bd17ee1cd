import type { User } from '@chatter/protocol/user';
import { useNavigate } from 'react-router';
import { useChatter } from '../../state/chatter.ts';
import { useAct } from '../../state/use-act.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { IconButton } from '../../ui/IconButton.tsx';

interface Props {
  user: User;
  look: 'icon' | 'primary';
  /** A list is one stop for Tab: only one of its rows takes part, with its button. */
  inTabOrder?: boolean;
}

/** Opens the one conversation with a person; it begins here if there was none. */
export function MessageButton({ user, look, inTabOrder = true }: Props) {
  const { conversations } = useChatter();
  const navigate = useNavigate();
  const { run, busy, error } = useAct(async () => {
    const conversation = await conversations.openDirect(user.id);
    navigate(`/chats/${conversation.id}`);
  });
  if (look === 'icon') {
    return (
      <IconButton
        icon="chats"
        label={t('person.messageTo', { name: user.displayName })}
        aria-busy={busy || undefined}
        tabIndex={inTabOrder ? 0 : -1}
        onClick={() => void run()}
        className={error ? 'text-danger' : 'text-text-2'}
      />
    );
  }
  return (
    <div className="flex flex-col items-start gap-2">
      <Button look="primary" busy={busy} onClick={() => void run()} className="min-w-[min(10rem,100%)]">
        {t('person.message')}
      </Button>
      {error && <FieldError text={error} announce />}
    </div>
  );
}
