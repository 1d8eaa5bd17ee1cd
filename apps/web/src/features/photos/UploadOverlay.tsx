import type { TrayItem } from '../../state/tray.ts';
import { t } from '../../text/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import { mayRetryPhoto } from './photo-error-words.ts';
import { UploadRing } from './UploadRing.tsx';

interface Props {
  item: TrayItem;
  /** Its number among the photos of the message. */
  at: number;
  onCancel: () => void;
  onRetry: () => void;
  tabIndex?: number | undefined;
}

/** What stands on a photo that is on its way or did not get there. */
export function UploadOverlay({ item, at, onCancel, onRetry, tabIndex }: Props) {
  if (item.error === null) {
    if (item.photo !== null) return null;
    return (
      <UploadRing progress={item.progress} label={t('tray.cancel', { at })} onCancel={onCancel} tabIndex={tabIndex} />
    );
  }
  if (!mayRetryPhoto(item.error)) {
    return (
      <span className="pointer-events-none absolute inset-0 m-auto flex size-10 items-center justify-center rounded-full bg-surface text-danger">
        <Icon name="alert" size={24} />
      </span>
    );
  }
  return (
    <button
      type="button"
      aria-label={t('tray.retryPhoto', { at })}
      data-tip={t('tray.retry')}
      tabIndex={tabIndex}
      onClick={onRetry}
      className="absolute inset-0 m-auto flex size-11 items-center justify-center text-on-photo"
    >
      <span className="flex size-10 items-center justify-center rounded-full bg-photo-scrim">
        <Icon name="retry" size={20} />
      </span>
    </button>
  );
}
