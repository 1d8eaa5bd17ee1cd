interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const gap = 6;
const margin = 8;

/** Where a tooltip goes: centred under what it names, above it when there is no room, always in sight. */
export const placeTooltip = (named: Box, tip: Size, view: Size): { left: number; top: number } => {
  const middle = (named.left + named.right - tip.width) / 2;
  const left = Math.max(margin, Math.min(middle, view.width - tip.width - margin));
  const below = named.bottom + gap;
  const fits = below + tip.height + margin <= view.height;
  return { left, top: fits ? below : Math.max(margin, named.top - gap - tip.height) };
};
