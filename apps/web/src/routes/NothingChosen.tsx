import { useNavigate } from 'react-router';
import { useHasNoConversations, useUnreadConversations } from '../state/use-conversation.ts';
import { useTitle } from '../state/use-title.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { NothingChosenDrawing } from '../ui/drawings.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** The second pane while nothing is chosen from the list; a phone does not show it. */
export function NothingChosen({ page }: { page: 'chats' | 'people' }) {
  useTitle(t(page === 'chats' ? 'chats.title' : 'people.title'), useUnreadConversations());
  const navigate = useNavigate();
  // The list says so then, with the way on: there is nothing to choose.
  const nothingToChoose = useHasNoConversations() && page === 'chats';
  return (
    <main id="pane" className="flex min-h-0 flex-1 bg-canvas">
      {!nothingToChoose && (
        <EmptyState
          illustration={<NothingChosenDrawing />}
          heading={t(page === 'chats' ? 'chats.choose' : 'people.choose')}
          text={t(page === 'chats' ? 'chats.chooseText' : 'people.chooseText')}
          action={page === 'chats' && <Button onClick={() => navigate('/people')}>{t('chats.findPeople')}</Button>}
        />
      )}
    </main>
  );
}
