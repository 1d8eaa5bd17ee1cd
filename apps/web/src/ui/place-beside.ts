export interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const margin = 8;

/** Where a layer goes: under what it belongs to, above that when there is no room, always in sight. */
export const placeBeside = (
  owner: Box,
  layer: Size,
  view: Size,
  wanted: { left: number; gap: number },
): { left: number; top: number } => {
  const left = Math.max(margin, Math.min(wanted.left, view.width - layer.width - margin));
  const below = owner.bottom + wanted.gap;
  const fits = below + layer.height + margin <= view.height;
  return { left, top: fits ? below : Math.max(margin, owner.top - wanted.gap - layer.height) };
};
