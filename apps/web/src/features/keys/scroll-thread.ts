const kept = 48;

/** Moves the timeline by what is in view, but for two lines, which are found again. */
export const scrollThread = (step: 1 | -1): boolean => {
  const thread = document.querySelector<HTMLElement>('#pane [role=log]');
  if (!thread) return false;
  thread.scrollBy({ top: step * Math.max(thread.clientHeight - kept, kept) });
  return true;
};
