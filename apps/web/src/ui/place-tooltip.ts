import { type Box, placeBeside, type Size } from './place-beside.ts';

const gap = 6;

/** Where a tooltip goes: beside what it names, in the middle of it. */
export const placeTooltip = (named: Box, tip: Size, view: Size): { left: number; top: number } =>
  placeBeside(named, tip, view, { left: (named.left + named.right - tip.width) / 2, gap });
