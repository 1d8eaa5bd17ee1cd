import type { KeyboardEvent } from 'react';

/** Arrow keys go from message to message; the timeline is one stop for Tab. */
export const onMessageKeys = (event: KeyboardEvent<HTMLElement>): void => {
  const back = event.key === 'ArrowUp';
  if ((!back && event.key !== 'ArrowDown') || event.altKey || event.ctrlKey || event.metaKey) return;
  const messages = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-message], [data-pending]')];
  const at = messages.findIndex((message) => message.contains(document.activeElement));
  const next = at < 0 ? messages.at(-1) : messages[at + (back ? -1 : 1)];
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
};
