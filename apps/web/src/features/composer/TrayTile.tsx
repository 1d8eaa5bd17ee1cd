import type { ComponentProps, CSSProperties } from 'react';
import type { TrayItem } from '../../state/tray.ts';
import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { Icon } from '../../ui/Icon.tsx';
import { UploadOverlay } from '../photos/UploadOverlay.tsx';

interface Props {
  item: TrayItem;
  at: number;
  count: number;
  hintId: string;
  /** Only one tile is a stop for Tab. */
  current: boolean;
  dragged: boolean;
  style: CSSProperties;
  /** What it does under a pointer, and the picture under keys. */
  pointer: ComponentProps<'li'>;
  keys: ComponentProps<'button'>;
  onRemove: () => void;
  onRetry: () => void;
  onShape: (shape: NonNullable<TrayItem['shape']>) => void;
}

/** One photo over the field: to look at, to move, and to take out. */
export function TrayTile(props: Props) {
  const { item, at, count, hintId, current, dragged, style, pointer, keys, onRemove, onRetry, onShape } = props;
  const busy = item.error === null && item.photo === null;
  const tabIndex = current ? 0 : -1;
  return (
    <li
      aria-busy={busy}
      data-dragged={dragged || undefined}
      style={style}
      {...pointer}
      className={classNames('relative size-18 shrink-0 touch-pan-x', dragged && 'z-10 rounded-control shadow-e3')}
    >
      <button
        type="button"
        data-tray-tile=""
        aria-label={t('tray.photo', { at, count })}
        aria-describedby={hintId}
        aria-keyshortcuts="Shift+ArrowLeft Shift+ArrowRight Delete"
        tabIndex={tabIndex}
        {...keys}
        className={classNames(
          'size-full select-none overflow-hidden rounded-control [-webkit-touch-callout:none]',
          dragged ? 'cursor-grabbing' : 'cursor-grab',
        )}
      >
        <img
          src={item.url}
          alt=""
          draggable={false}
          onLoad={({ currentTarget: { naturalWidth: width, naturalHeight: height } }) => onShape({ width, height })}
          className={classNames(
            'size-full bg-sunken object-cover text-transparent',
            item.error !== null && 'opacity-60',
          )}
        />
      </button>
      <UploadOverlay item={item} at={at} onCancel={onRemove} onRetry={onRetry} tabIndex={tabIndex} />
      {!busy && (
        <button
          type="button"
          aria-label={t('tray.remove', { at })}
          data-tip={t('tray.remove', { at })}
          tabIndex={tabIndex}
          onClick={onRemove}
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
