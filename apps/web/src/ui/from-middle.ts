/** Pixels of the screen. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Where a pointer is, from the middle of an element. */
export const fromMiddle = (element: Element, { clientX, clientY }: { clientX: number; clientY: number }): Point => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
};
