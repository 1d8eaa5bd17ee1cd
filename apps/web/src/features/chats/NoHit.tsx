import { t } from '../../text/t.ts';
import { Button } from '../../ui/Button.tsx';
import { NobodyDrawing } from '../../ui/drawings.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';

/** A search that found nothing, and the way back. */
export function NoHit({ search, onClear }: { search: string; onClear: () => void }) {
  return (
    <EmptyState
      illustration={<NobodyDrawing />}
      heading={t('search.none', { search: search.trim() })}
      action={<Button onClick={onClear}>{t('search.clear')}</Button>}
    />
  );
}
