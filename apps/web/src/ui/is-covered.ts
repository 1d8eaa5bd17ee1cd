/** Whether a menu, sheet or dialog lies over the page: its keys are then not the page's. */
export const isCovered = (): boolean => document.querySelector('dialog[open], [popover=auto]:popover-open') !== null;
