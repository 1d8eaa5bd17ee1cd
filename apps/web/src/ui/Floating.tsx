import { type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { classNames } from './class-names.ts';
import { isRtl } from './is-rtl.ts';
import { placeMenu } from './place-menu.ts';

interface Props {
  /** What it stands beside; asked once, when it opens. */
  anchor: () => Pick<DOMRect, 'top' | 'bottom' | 'left' | 'right'>;
  onClose: () => void;
  className?: string;
  children: ReactNode;
}

/**
 * A layer beside what it belongs to, a sheet at the bottom of a phone. It is open while it is drawn; Esc and a press
 * beside it ask to close it, and the browser gives the focus back. What lies in it says what it is.
 */
export function Floating({ anchor, onClose, className, children }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  const parts = useRef({ anchor, onClose });
  useEffect(() => {
    parts.current = { anchor, onClose };
  });

  useLayoutEffect(() => {
    const element = panel.current;
    if (!element) return;
    const onToggle = (event: ToggleEvent) => {
      if (event.newState === 'closed') parts.current.onClose();
    };
    element.showPopover();
    if (matchMedia('(width >= 45rem)').matches) {
      const rightToLeft = isRtl(element);
      const view = { width: innerWidth, height: innerHeight };
      const place = placeMenu(parts.current.anchor(), element.getBoundingClientRect(), view, rightToLeft);
      Object.assign(element.style, { left: `${place.left}px`, top: `${place.top}px` });
    }
    element.addEventListener('toggle', onToggle);
    return () => {
      element.removeEventListener('toggle', onToggle);
      element.hidePopover();
    };
  }, []);

  return (
    <div
      ref={panel}
      popover="auto"
      tabIndex={-1}
      className={classNames(
        'fade-in rounded-menu border border-line bg-surface shadow-e3 outline-none max-two:inset-x-0 max-two:top-auto max-two:bottom-0 max-two:w-full max-two:max-w-none max-two:rounded-b-none max-two:pb-[env(safe-area-inset-bottom)] max-two:backdrop:bg-scrim',
        className,
      )}
    >
      {children}
    </div>
  );
}
