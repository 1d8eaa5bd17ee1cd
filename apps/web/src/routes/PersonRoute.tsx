import type { UserId } from '@chatter/protocol/ids';
import { useNavigate, useParams } from 'react-router';
import { PersonPage } from '../features/people/PersonPage.tsx';
import { usePerson } from '../features/people/use-person.ts';
import { asFailure, errorWords } from '../text/error-words.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { NobodyDrawing } from '../ui/drawings.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { SkeletonRows } from '../ui/Skeleton.tsx';

/** The person that the address names. */
export function PersonRoute() {
  const id = (useParams().id ?? '') as UserId;
  const navigate = useNavigate();
  const { person, error } = usePerson(id);
  if (person) return <PersonPage key={id} person={person} />;
  const missing = ['NOT_FOUND', 'VALIDATION_FAILED'].includes(asFailure(error)?.code ?? '');
  return (
    <main id="pane" aria-busy={error === null} className="flex min-h-0 flex-1 flex-col bg-canvas">
      {error === null ? (
        <SkeletonRows rows={1} height={160} avatar={112} />
      ) : (
        <EmptyState
          illustration={<NobodyDrawing />}
          heading={missing ? t('person.gone') : t('people.failed')}
          text={missing ? t('person.goneText') : errorWords(error)}
          action={<Button onClick={() => navigate('/people')}>{t('person.back')}</Button>}
        />
      )}
    </main>
  );
}
