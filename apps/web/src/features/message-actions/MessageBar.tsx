import { type RefObject, useLayoutEffect, useRef } from 'react';
import { t } from '../../text/t.ts';
import { Icon } from '../../ui/Icon.tsx';
import { isRtl } from '../../ui/is-rtl.ts';
import type { MenuItem } from '../../ui/MenuItems.tsx';
import { bubbleOf } from './message-at.ts';

interface Props {
  line: HTMLElement;
  own: boolean;
  scroller: RefObject<HTMLElement | null>;
  acts: readonly MenuItem[];
  onLeave: () => void;
}

/** The acts of a message on the upper outer corner of its bubble. The keyboard has its menu: the bar is no stop for Tab. */
export function MessageBar({ line, own, scroller, acts, onLeave }: Props) {
  const bar = useRef<HTMLDivElement>(null);

  // After every drawing: a photo that came or a page of older messages has moved the bubble.
  useLayoutEffect(() => {
    const view = scroller.current;
    if (!bar.current || !view) return;
    const bubble = bubbleOf(line).getBoundingClientRect();
    const frame = view.getBoundingClientRect();
    const width = bar.current.offsetWidth;
    const atRight = own !== isRtl(view);
    const left = atRight ? bubble.right - width - 8 : bubble.left + 8;
    const top = bubble.top - bar.current.offsetHeight / 2 - 6;
    Object.assign(bar.current.style, {
      left: `${left - frame.left}px`,
      top: `${Math.max(top - frame.top, 4)}px`,
    });
  });

  return (
    <div
      ref={bar}
      data-message-bar
      role="toolbar"
      aria-label={t('message.acts')}
      onPointerLeave={onLeave}
      className="fade-in absolute z-10 flex h-8 rounded-control border border-line bg-surface p-px text-text-2 shadow-e2"
    >
      {acts.map((act) => (
        <button
          key={act.label}
          type="button"
          tabIndex={-1}
          aria-label={act.label}
          data-tip={act.label}
          // The focus stays where it is: in the composer one goes on writing.
          onPointerDown={(event) => event.preventDefault()}
          onClick={act.onSelect}
          className="flex w-8 items-center justify-center rounded-item hover:bg-hover hover:text-text-1"
        >
          <Icon name={act.icon} size={18} />
        </button>
      ))}
    </div>
  );
}
