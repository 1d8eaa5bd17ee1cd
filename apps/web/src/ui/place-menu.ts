import { type Box, placeBeside, type Size } from './place-beside.ts';

const gap = 4;

/** Where a menu goes: beside its button, with the far edges in line. */
export const placeMenu = (button: Box, menu: Size, view: Size, rightToLeft: boolean): { left: number; top: number } =>
  placeBeside(button, menu, view, { left: rightToLeft ? button.left : button.right - menu.width, gap });
