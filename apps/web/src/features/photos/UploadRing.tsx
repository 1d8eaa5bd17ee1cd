import { t } from '../../text/t.ts';
import { Icon } from '../../ui/Icon.tsx';

const radius = 17;
const round = 2 * Math.PI * radius;

interface Props {
  /** From 0 to 1. */
  progress: number;
  label: string;
  onCancel: () => void;
  tabIndex?: number | undefined;
}

/** How far an upload is, round the button that gives it up. */
export function UploadRing({ progress, label, onCancel, tabIndex }: Props) {
  const percent = Math.round(progress * 100);
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={t('action.cancel')}
      tabIndex={tabIndex}
      onClick={onCancel}
      className="absolute inset-0 m-auto flex size-11 items-center justify-center text-on-photo"
    >
      <span
        role="progressbar"
        aria-label={t('tray.uploading')}
        aria-valuenow={percent}
        aria-valuemin={0}
        aria-valuemax={100}
        className="relative flex size-10 items-center justify-center rounded-full bg-photo-scrim"
      >
        <svg viewBox="0 0 40 40" width={40} height={40} fill="none" aria-hidden="true" className="absolute -rotate-90">
          <circle
            cx={20}
            cy={20}
            r={radius}
            stroke="currentColor"
            strokeWidth={3}
            strokeLinecap="round"
            strokeDasharray={round}
            strokeDashoffset={round * (1 - Math.max(progress, 0.03))}
          />
        </svg>
        <Icon name="close" size={16} />
      </span>
    </button>
  );
}
