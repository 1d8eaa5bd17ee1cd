import { flushSync } from 'react-dom';

/** Puts a text at the caret of a field, or in place of what is selected, as if it had been typed. */
export const insertAtCaret = (field: HTMLInputElement | HTMLTextAreaElement, text: string): void => {
  const start = field.selectionStart ?? field.value.length;
  const end = field.selectionEnd ?? start;
  // A script is not held to the field's own limit.
  if (field.maxLength >= 0 && field.value.length - (end - start) + text.length > field.maxLength) return;
  field.setRangeText(text, start, end, 'end');
  // What React writes back in answer can move the caret to the end.
  flushSync(() => field.dispatchEvent(new Event('input', { bubbles: true })));
  field.setSelectionRange(start + text.length, start + text.length);
};
