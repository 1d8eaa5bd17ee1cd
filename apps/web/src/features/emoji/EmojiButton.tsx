import { type RefObject, Suspense } from 'react';
import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { useOpener } from '../../ui/use-opener.ts';

const EmojiPopover = lazyPart(() => import('./EmojiPopover.tsx'), 'EmojiPopover');

interface Props {
  /** Where the emoji go. */
  field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>;
  className?: string;
}

/** Opens the picker beside itself; what is picked goes to the caret of a field. */
export function EmojiButton({ field, className }: Props) {
  const { button, open, anchor, close } = useOpener();
  return (
    <>
      <IconButton
        icon="smile"
        label={t('emoji.open')}
        aria-haspopup="dialog"
        className={classNames('text-text-2', className)}
        {...button}
      />
      {open && (
        <Suspense fallback={null}>
          <EmojiPopover anchor={anchor} onClose={close} field={field} />
        </Suspense>
      )}
    </>
  );
}
