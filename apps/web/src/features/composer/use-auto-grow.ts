import { type RefObject, useLayoutEffect } from 'react';

/** Lets a text field grow with what is written; its style sets how far. */
export const useAutoGrow = (field: RefObject<HTMLTextAreaElement | null>, text: string): void => {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element || text === undefined) return;
    element.style.height = '0';
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
};
