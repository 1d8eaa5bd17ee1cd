/** Whether a right click is meant for the browser: a link, marked text, or asked for by Shift. */
export const wantsOwnMenu = (event: MouseEvent): boolean =>
  event.shiftKey ||
  (event.target instanceof Element && event.target.closest('a[href]') !== null) ||
  getSelection()?.isCollapsed === false;
