import { lazy, type RefObject, Suspense, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { Floating } from '../../ui/Floating.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { insertAtCaret } from './insert-at-caret.ts';

const EmojiPicker = lazy(() => import('./EmojiPicker.tsx').then(({ EmojiPicker }) => ({ default: EmojiPicker })));

interface Props {
  /** Where the emoji go. */
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
  className?: string;
}

/** Opens the picker beside itself; what is picked goes to the caret of a field. */
export function EmojiButton({ field, className }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);

  const onPick = (emoji: string, keepOpen: boolean) => {
    if (!keepOpen) {
      // First, because closing gives the focus back to the button.
      flushSync(() => setOpen(false));
      // On glass the focus would raise the keyboard.
      if (matchMedia('(pointer: fine)').matches) field.current?.focus();
    }
    if (field.current) insertAtCaret(field.current, emoji);
  };

  return (
    <>
      <IconButton
        ref={button}
        icon="smile"
        label={t('emoji.open')}
        aria-haspopup="dialog"
        aria-expanded={open}
        className={classNames('text-text-2', className)}
        onClick={() => setOpen(true)}
      />
      {open && (
        <Floating
          anchor={() => button.current?.getBoundingClientRect() ?? new DOMRect()}
          onClose={() => setOpen(false)}
          className="h-[50dvh] overflow-hidden two:h-100 two:max-h-[calc(100dvh-1rem)] two:w-88"
        >
          <Suspense fallback={null}>
            <EmojiPicker onPick={onPick} />
          </Suspense>
        </Floating>
      )}
    </>
  );
}
