import type { MouseEvent } from 'react';
import { t } from '../../text/t.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Icon } from '../../ui/Icon.tsx';

interface Props {
  count: number;
  /** Somebody is about to press it. */
  onNear: () => void;
  onJump: (event: MouseEvent) => void;
}

/** On to what is new, then to the newest message, with the number of those that wait there. */
export function JumpButton({ count, onNear, onJump }: Props) {
  return (
    <button
      type="button"
      onPointerEnter={onNear}
      onClick={onJump}
      aria-label={count > 0 ? t('thread.jumpNew', { count }) : t('thread.jump')}
      className="fade-in jump-place absolute bottom-3 z-20 flex size-11 items-center justify-center rounded-full border border-line bg-surface shadow-e2 hover:bg-hover"
    >
      <Icon name="down" />
      <Badge count={count} className="absolute -top-2.5 start-1/2 -translate-x-1/2 rtl:translate-x-1/2" />
    </button>
  );
}
