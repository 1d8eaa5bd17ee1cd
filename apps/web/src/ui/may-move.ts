/** Whether things may move: not for those who have asked their system for less of it. */
export const mayMove = (): boolean => matchMedia('(prefers-reduced-motion: no-preference)').matches;
