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

const gap = 4;
const margin = 8;

/** Where a menu goes: under its button with the far edges in line, above it when there is no room, always in sight. */
export const placeMenu = (button: Box, menu: Size, view: Size, rightToLeft: boolean): { left: number; top: number } => {
  const wanted = rightToLeft ? button.left : button.right - menu.width;
  const left = Math.max(margin, Math.min(wanted, view.width - menu.width - margin));
  const below = button.bottom + gap;
  const fits = below + menu.height + margin <= view.height;
  return { left, top: fits ? below : Math.max(margin, button.top - gap - menu.height) };
};
