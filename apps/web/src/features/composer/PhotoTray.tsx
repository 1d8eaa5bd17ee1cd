import type { TrayItem } from '../../state/tray.ts';
import { t } from '../../text/t.ts';
import { FieldError } from '../../ui/FieldError.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { mayRetryPhoto, photoErrorWords } from '../photos/photo-error-words.ts';
import { UploadRing } from '../photos/UploadRing.tsx';

interface Props {
  items: readonly TrayItem[];
  onRemove: (key: string) => void;
  onRetry: (item: TrayItem) => void;
}

function Tile({ item, at, onRemove, onRetry }: Props & { item: TrayItem; at: number }) {
  const failed = item.error !== null;
  const busy = !failed && item.photo === null;
  return (
    <li className="relative size-18 shrink-0" aria-busy={busy}>
      <img
        src={item.url}
        alt={t('tray.photo', { at })}
        className={`size-full rounded-control bg-sunken object-cover text-transparent ${failed ? 'opacity-60' : ''}`}
      />
      {busy && (
        <UploadRing progress={item.progress} label={t('tray.cancel', { at })} onCancel={() => onRemove(item.key)} />
      )}
      {failed && mayRetryPhoto(item.error) && (
        <button
          type="button"
          aria-label={t('tray.retry')}
          title={t('tray.retry')}
          onClick={() => onRetry(item)}
          className="absolute inset-0 m-auto flex size-11 items-center justify-center text-on-photo"
        >
          <span className="flex size-10 items-center justify-center rounded-full bg-photo-scrim">
            <Icon name="retry" size={20} />
          </span>
        </button>
      )}
      {failed && !mayRetryPhoto(item.error) && (
        <span className="absolute inset-0 m-auto flex size-10 items-center justify-center rounded-full bg-surface text-danger">
          <Icon name="alert" size={24} />
        </span>
      )}
      {!busy && (
        <button
          type="button"
          aria-label={t('tray.remove', { at })}
          onClick={() => onRemove(item.key)}
          className="absolute -end-3 -top-3 flex size-11 items-center justify-center"
        >
          <span className="flex size-6 items-center justify-center rounded-full bg-inverse text-on-inverse">
            <Icon name="close" size={14} />
          </span>
        </button>
      )}
    </li>
  );
}

/** The photos that will be sent, over the field. */
export function PhotoTray(props: Props) {
  const failures = props.items.filter((item) => item.error !== null);
  // Two photos may fail for one reason, or each for its own.
  const reasons = [...new Set(failures.map((item) => photoErrorWords(item.error)))];
  if (props.items.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 px-3 pt-3">
      <ul aria-label={t('tray.label')} className="flex gap-2 overflow-x-auto pt-2 pe-3 pb-1">
        {props.items.map((item, index) => (
          <Tile key={item.key} {...props} item={item} at={index + 1} />
        ))}
      </ul>
      {reasons.map((reason) => (
        <FieldError key={reason} text={t('tray.failed', { reason })} announce />
      ))}
    </div>
  );
}
