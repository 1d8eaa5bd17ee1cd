import { type FocusEvent, useState } from 'react';

/** Lets Tab go into a message, to its links and photos, or pass them: the timeline as a whole is one stop. */
const setReach = (message: Element | null | undefined, inReach: boolean): void => {
  for (const each of message?.querySelectorAll<HTMLElement>('a[href], button') ?? []) each.tabIndex = inReach ? 0 : -1;
};

const messageOf = (target: Element | null) => target?.closest('[data-message]');

/** The row of the timeline that has the focus, or has it within. */
export const useFocusedRow = () => {
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const onFocus = ({ target }: FocusEvent) => {
    setReach(messageOf(target), true);
    setFocusedKey(target.closest<HTMLElement>('[data-key]')?.dataset.key ?? null);
  };
  const onBlur = ({ currentTarget, target, relatedTarget }: FocusEvent) => {
    const message = messageOf(target);
    if (!(relatedTarget instanceof Element) || messageOf(relatedTarget) !== message) setReach(message, false);
    if (!currentTarget.contains(relatedTarget)) setFocusedKey(null);
  };
  return { focusedKey, handlers: { onFocus, onBlur } };
};
