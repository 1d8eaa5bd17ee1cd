import { type FocusEvent, useState } from 'react';

/** The row of the timeline that has the focus, or has it within. */
export const useFocusedRow = () => {
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const onFocus = ({ target }: FocusEvent) =>
    setFocusedKey(target.closest<HTMLElement>('[data-key]')?.dataset.key ?? null);
  const onBlur = ({ currentTarget, relatedTarget }: FocusEvent) => {
    if (!currentTarget.contains(relatedTarget)) setFocusedKey(null);
  };
  return { focusedKey, handlers: { onFocus, onBlur } };
};
