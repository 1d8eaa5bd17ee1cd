import { type RefObject, useEffect, useRef } from 'react';

/**
 * Opens a `<dialog>` over everything while its component is there, and gives the focus back afterwards.
 * @param focusAfter what gets the focus then, in place of what had it before
 */
export const useModal = (
  onClose: () => void,
  focusAfter?: () => HTMLElement | null | undefined,
): RefObject<HTMLDialogElement | null> => {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  const after = useRef(focusAfter);
  useEffect(() => {
    close.current = onClose;
    after.current = focusAfter;
  });

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    const before = document.activeElement;
    const asked = (event: Event) => {
      // A file field inside it says "cancel" as well, when one chooses nothing.
      if (event.target !== element) return;
      event.preventDefault();
      close.current();
    };
    // The browser may close it by itself at a second Esc; then the page has to follow.
    const closed = () => element.open || close.current();
    const pressedBeside = (event: Event) => event.target === element && close.current();
    element.showModal();
    // By itself the browser takes the first control, which is the cross.
    const first = element.querySelector<HTMLElement>('[data-first-focus]');
    if (first?.dataset.firstFocus === 'always' || matchMedia('(pointer: fine)').matches) first?.focus();
    element.addEventListener('cancel', asked);
    element.addEventListener('close', closed);
    element.addEventListener('click', pressedBeside);
    return () => {
      element.removeEventListener('cancel', asked);
      element.removeEventListener('close', closed);
      element.removeEventListener('click', pressedBeside);
      element.close();
      const next = after.current?.() ?? before;
      if (next instanceof HTMLElement && next.isConnected) next.focus();
    };
  }, []);
  return dialog;
};
