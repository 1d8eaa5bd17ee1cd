import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import { Floating } from '../../ui/Floating.tsx';
import { EmojiPicker } from './EmojiPicker.tsx';
import { insertAtCaret } from './insert-at-caret.ts';

interface Props {
  anchor: () => DOMRect;
  onClose: () => void;
  /** Where the emoji go. */
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
}

/** The picker beside the button that opened it, on a phone over half of the screen. */
export function EmojiPopover({ anchor, onClose, field }: Props) {
  const onPick = (emoji: string, keepOpen: boolean) => {
    if (!keepOpen) {
      // First, because closing gives the focus back to the button.
      flushSync(onClose);
      // On glass the focus would raise the keyboard.
      if (matchMedia('(pointer: fine)').matches) field.current?.focus();
    }
    if (field.current) insertAtCaret(field.current, emoji);
  };
  return (
    <Floating
      anchor={anchor}
      onClose={onClose}
      className="h-[50dvh] overflow-hidden two:h-100 two:max-h-[calc(100dvh-1rem)] two:w-88"
    >
      <EmojiPicker onPick={onPick} />
    </Floating>
  );
}
