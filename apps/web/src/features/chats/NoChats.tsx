import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { useChatter } from '../../state/chatter.ts';
import { useSayDone } from '../../state/toast.ts';
import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { NoChatsDrawing } from '../../ui/drawings.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** No conversations yet: the way to people, or, for the first user of all, the address to share. */
export function NoChats() {
  const chatter = useChatter();
  const navigate = useNavigate();
  const sayDone = useSayDone();
  const [alone, setAlone] = useState(false);
  useEffect(() => {
    chatter.people.search({ limit: 1 }).then(
      ({ people }) => setAlone(people.length === 0),
      () => undefined,
    );
  }, [chatter]);

  const copyAddress = async () => {
    await navigator.clipboard.writeText(location.origin);
    sayDone(t('chats.addressCopied'));
  };
  if (alone) {
    return (
      <EmptyState
        illustration={<NoChatsDrawing />}
        heading={t('chats.first')}
        text={t('chats.firstText')}
        action={
          <Button look="primary" onClick={() => void copyAddress()}>
            {t('chats.copyAddress')}
          </Button>
        }
      />
    );
  }
  return (
    <EmptyState
      illustration={<NoChatsDrawing />}
      heading={t('chats.none')}
      text={t('chats.noneText')}
      action={
        <Button look="primary" onClick={() => navigate('/people')}>
          {t('chats.findPeople')}
        </Button>
      }
    />
  );
}
