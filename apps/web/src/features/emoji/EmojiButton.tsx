import { lazy, type RefObject, Suspense, useRef, useState } from 'react';
import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/IconButton.tsx';

const EmojiPopover = lazy(() => import('./EmojiPopover.tsx').then(({ EmojiPopover }) => ({ default: EmojiPopover })));

interface Props {
  /** Where the emoji go. */
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
  className?: string;
}

/** Opens the picker beside itself; what is picked goes to the caret of a field. */
export function EmojiButton({ field, className }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);

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
        <Suspense fallback={null}>
          <EmojiPopover
            anchor={() => button.current?.getBoundingClientRect() ?? new DOMRect()}
            onClose={() => setOpen(false)}
            field={field}
          />
        </Suspense>
      )}
    </>
  );
}
