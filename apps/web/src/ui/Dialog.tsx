import { type ReactNode, useId } from 'react';
import { t } from '../text/t.ts';
import { classNames } from './class-names.ts';
import { IconButton } from './IconButton.tsx';
import { useModal } from './use-modal.ts';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** A larger one fills the phone and has a cross; a small one asks a question. */
  large?: boolean;
}

/** A modal window: the browser keeps the focus in it, Esc closes it, and the focus goes back where it was. */
export function Dialog({ title, onClose, children, large = false }: Props) {
  const dialog = useModal(onClose);
  const titleId = useId();

  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={classNames(
        'fade-in rounded-dialog bg-surface text-text-1 shadow-e4',
        large
          ? 'h-[min(42rem,100dvh)] max-h-none w-full max-w-full two:max-h-[calc(100dvh-4rem)] two:max-w-[27.5rem] max-two:m-0 max-two:h-dvh max-two:rounded-none'
          : 'w-[calc(100%-2rem)] max-w-[25rem]',
      )}
    >
      <div className={classNames('flex flex-col', large ? 'h-full' : 'gap-4 p-6')}>
        <header className={classNames('flex items-center gap-2', large && 'shrink-0 px-6 pt-safe-4 pb-2')}>
          <h2 id={titleId} className="min-w-0 flex-1 text-heading">
            {title}
          </h2>
          {large && (
            <IconButton
              icon="close"
              label={t('action.close')}
              keys={t('key.escape')}
              onClick={onClose}
              className="-me-3"
            />
          )}
        </header>
        {children}
      </div>
    </dialog>
  );
}
