import type { CSSProperties } from 'react';
import type { TrayItem } from '../../state/tray.ts';
import { classNames } from '../../ui/class-names.ts';
import { UploadOverlay } from './UploadOverlay.tsx';

interface Props {
  /** The photo of this tile, and those that hide behind it. */
  items: readonly TrayItem[];
  at: number;
  more: string | undefined;
  style: CSSProperties;
  onCancel: (item: TrayItem) => void;
  onRetry: (item: TrayItem) => void;
}

const isOpen = ({ photo, error }: TrayItem): boolean => photo === null || error !== null;

/** One photo of a message that waits for its uploads, in the place that it will keep. */
export function OutgoingTile({ items, at, more, style, onCancel, onRetry }: Props) {
  const [shown] = items;
  const index = items.findIndex(isOpen);
  const open = items[index];
  if (!shown) return null;
  return (
    <div style={style} className="relative min-h-0 min-w-0 overflow-hidden bg-sunken">
      <img
        src={shown.url}
        alt=""
        draggable={false}
        className={classNames('absolute inset-0 size-full object-cover', open && open.error !== null && 'opacity-60')}
      />
      {more && (
        <span className="absolute inset-0 flex items-center justify-center bg-photo-scrim font-semibold text-on-photo text-title">
          {!open && more}
        </span>
      )}
      {open && (
        <UploadOverlay item={open} at={at + index} onCancel={() => onCancel(open)} onRetry={() => onRetry(open)} />
      )}
    </div>
  );
}
