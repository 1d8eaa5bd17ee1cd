import { SessionGate } from '../features/shell/SessionGate.tsx';
import { TooOldPage } from '../features/shell/TooOldPage.tsx';
import { useSession } from '../state/use-session.ts';
import { asFailure, errorWords } from '../text/error-words.ts';
import { t } from '../text/t.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';

/** Everything behind the sign-in: takes the session up first. */
export function SignedIn() {
  const session = useSession();
  if (session.kind === 'known') return <SessionGate chatter={session.chatter} />;
  // The page is empty until then, which is when the mark of index.html shows.
  if (session.kind === 'restoring') return null;
  if (asFailure(session.error)?.code === 'PROTOCOL_UNSUPPORTED') return <TooOldPage />;
  return (
    <main className="app-frame flex bg-canvas">
      <EmptyState
        heading={t('session.unreachable')}
        text={errorWords(session.error)}
        action={
          <Button look="primary" onClick={session.retry}>
            {t('action.retry')}
          </Button>
        }
      />
    </main>
  );
}
