import type { TrayItem } from '../../state/tray.ts';
import { errorWords } from '../../text/error-words.ts';
import { t } from '../../text/t.ts';
import { FieldError } from '../../ui/FieldError.tsx';
import { Icon } from '../../ui/Icon.tsx';

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
        className={`size-full rounded-control bg-sunken object-cover ${failed ? 'opacity-60' : ''}`}
      />
      {busy && (
        <span className="absolute inset-x-1 bottom-1 rounded-item bg-photo-scrim text-center text-meta text-on-photo">
          {t('tray.uploading')}
        </span>
      )}
      {failed && (
        <button
          type="button"
          onClick={() => onRetry(item)}
          className="absolute inset-x-1 bottom-1 min-h-6 rounded-item bg-photo-scrim text-meta text-on-photo"
        >
          {t('tray.retry')}
        </button>
      )}
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
    </li>
  );
}

/** The photos that will be sent, over the field. */
export function PhotoTray(props: Props) {
  const failed = props.items.find((item) => item.error !== null);
  if (props.items.length === 0) return null;
  return (
    <div className="flex flex-col gap-2 px-3 pt-3">
      <ul aria-label={t('tray.label')} className="flex gap-2 overflow-x-auto pt-2 pe-3 pb-1">
        {props.items.map((item, index) => (
          <Tile key={item.key} {...props} item={item} at={index + 1} />
        ))}
      </ul>
      {failed && <FieldError text={t('tray.failed', { reason: errorWords(failed.error) })} announce />}
    </div>
  );
}
