import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';

/** Covers the conversation while files are held over it, and says what will happen to them. */
export function DropOverlay({ photos, name }: { photos: boolean; name: string }) {
  return (
    <div className="pointer-events-none absolute inset-0 z-50 bg-canvas/92 p-3">
      <p
        className={classNames(
          'flex h-full items-center justify-center rounded-menu border-2 border-dashed text-heading',
          photos ? 'border-accent-text text-text-1' : 'border-danger text-danger',
        )}
      >
        {photos ? t('drop.here', { name }) : t('tray.onlyPhotos')}
      </p>
    </div>
  );
}
