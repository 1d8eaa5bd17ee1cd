import { type RefObject, useLayoutEffect } from 'react';

const growsByItself = (): boolean => CSS.supports('field-sizing', 'content');

/** Lets a text field grow with what is written, where CSS does not: measuring forces a layout at each key. */
export const useAutoGrow = (field: RefObject<HTMLTextAreaElement | null>, text: string): void => {
  useLayoutEffect(() => {
    const element = field.current;
    if (!element || text === undefined || growsByItself()) return;
    element.style.height = '0';
    element.style.height = `${element.scrollHeight}px`;
  }, [field, text]);
};
