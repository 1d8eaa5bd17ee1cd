import { useLayoutEffect, useRef } from 'react';
import { placeTooltip } from './place-tooltip.ts';
import { useTips } from './use-tips.ts';

/**
 * The one tooltip of the page. It shows the `data-tip` of what is pointed at or has the focus, and its `data-tip-keys`.
 * For the eye only: what is named so carries its words itself.
 */
export function Tooltip() {
  const tooltip = useRef<HTMLDivElement>(null);
  const named = useTips(tooltip);
  useLayoutEffect(() => {
    const element = tooltip.current;
    if (!element || !named) return;
    // In the top layer, because what it names may lie in a dialog.
    element.showPopover();
    const view = { width: innerWidth, height: innerHeight };
    const { left, top } = placeTooltip(named.getBoundingClientRect(), element.getBoundingClientRect(), view);
    Object.assign(element.style, { left: `${left}px`, top: `${top}px` });
  }, [named]);

  if (!named) return null;
  const { tip, tipKeys } = named.dataset;
  return (
    <div
      ref={tooltip}
      popover="manual"
      aria-hidden="true"
      className="tooltip fade-in z-100 max-w-60 rounded-item bg-inverse px-2.5 py-1.5 text-meta text-on-inverse"
    >
      {tip}
      {tipKeys && <kbd className="ms-2 font-sans opacity-80">{tipKeys}</kbd>}
    </div>
  );
}
