import { t } from '../../text/t.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { useUnsavedGuard } from './use-unsaved-guard.ts';

/** Asks before a page of the settings is left with something unsaved. */
export function UnsavedGuard({ unsaved }: { unsaved: boolean }) {
  const { way, stay } = useUnsavedGuard(unsaved);
  if (!way) return null;
  return (
    <ConfirmDialog
      title={t('unsaved.title')}
      body={t('unsaved.text')}
      confirm={t('unsaved.discard')}
      onConfirm={async () => way()}
      onClose={stay}
    />
  );
}
