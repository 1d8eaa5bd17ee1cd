/** Whether an element is written from right to left. */
export const isRtl = (element: Element): boolean => getComputedStyle(element).direction === 'rtl';
