import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** The server has been updated and does not speak with this page any more: one press brings the new one. */
export function TooOldPage() {
  return (
    <main className="app-frame flex bg-canvas">
      <EmptyState
        heading={t('tooOld.heading')}
        text={t('tooOld.text')}
        action={
          <Button look="primary" onClick={() => window.location.reload()}>
            {t('tooOld.reload')}
          </Button>
        }
      />
    </main>
  );
}
