import { type RefObject, useEffect } from 'react';
import { isCovered } from '../../ui/is-covered.ts';

const isPrintable = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;

const takesText = (element: Element | null): boolean =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;

/** What is typed while no field has the focus goes to the composer. */
export const useTypeAnywhere = (field: RefObject<HTMLTextAreaElement | null>): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isPrintable(event) || takesText(document.activeElement)) return;
      if (isCovered()) return;
      field.current?.focus();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [field]);
};
