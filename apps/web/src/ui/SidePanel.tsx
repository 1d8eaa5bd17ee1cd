import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { t } from '../text/t.ts';
import { Dialog } from './Dialog.tsx';
import { IconButton } from './IconButton.tsx';
import { useEscape } from './use-escape.ts';
import { useMedia } from './use-media.ts';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

function Column({ title, onClose, children }: Props) {
  const column = useRef<HTMLElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);

  // A column that was there when the page came takes nothing from the composer.
  useLayoutEffect(() => {
    const [element, opener] = [column.current, document.activeElement];
    if (opener instanceof HTMLButtonElement) heading.current?.focus({ preventScroll: true });
    return () => {
      const within = element?.contains(document.activeElement);
      if (within && opener instanceof HTMLElement && opener.isConnected) opener.focus();
    };
  }, []);

  useEscape('details', () => {
    onClose();
    return true;
  });

  return (
    <aside ref={column} aria-label={title} className="flex w-80 shrink-0 flex-col border-line border-s bg-surface">
      <header className="pt-safe-0 flex min-h-15 shrink-0 items-center gap-2 border-line border-b ps-6 pe-3">
        <h2 ref={heading} tabIndex={-1} className="min-w-0 flex-1 truncate text-heading">
          {title}
        </h2>
        <IconButton icon="close" label={t('action.close')} onClick={onClose} />
      </header>
      {children}
    </aside>
  );
}

/** More about what a pane shows: a column beside it where there is room for one, a window over it elsewhere. */
export function SidePanel(props: Props) {
  const wide = useMedia('(width >= 80rem)');
  return wide ? <Column {...props} /> : <Dialog {...props} large />;
}
