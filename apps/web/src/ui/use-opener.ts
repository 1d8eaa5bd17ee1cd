import { useRef, useState } from 'react';

/** A button that opens a layer beside itself, and closes it again. */
export const useOpener = () => {
  const ref = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const [open, setOpen] = useState(false);
  return {
    open,
    close: () => setOpen(false),
    anchor: () => ref.current?.getBoundingClientRect() ?? new DOMRect(),
    button: {
      ref,
      'aria-expanded': open,
      // The press that closes a layer, because it is beside it, must not open it once more.
      onPointerDown: () => {
        wasOpen.current = open;
      },
      onClick: () => {
        if (!wasOpen.current) setOpen(true);
        wasOpen.current = false;
      },
    },
  };
};
