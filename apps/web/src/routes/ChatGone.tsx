import { useNavigate } from 'react-router';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { NothingYetDrawing } from '../ui/drawings.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** In the place of a conversation that is not there for this person, or not any more. */
export function ChatGone() {
  const navigate = useNavigate();
  return (
    <EmptyState
      illustration={<NothingYetDrawing />}
      heading={t('chat.gone')}
      text={t('chat.goneText')}
      action={<Button onClick={() => navigate('/chats')}>{t('chat.back')}</Button>}
    />
  );
}
