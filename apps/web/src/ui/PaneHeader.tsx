import type { MouseEvent, ReactNode } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { t } from '../text/t.ts';
import { Icon } from './Icon.tsx';
import { useEscape } from './use-escape.ts';

const lineOfText = 'input:not([type=radio], [type=checkbox], [type=range])';

interface Props {
  /** The list that this belongs to. */
  back: string;
  children: ReactNode;
}

/** The title bar of the second pane, with the way back on a phone: to the list, or to the pane that this was opened over. */
export function PaneHeader({ back, children }: Props) {
  const navigate = useNavigate();
  const { over } = (useLocation().state ?? {}) as { over?: true };
  const onBack = (event: MouseEvent) => {
    if (!over) return;
    event.preventDefault();
    navigate(-1);
  };
  useEscape('back', () => {
    // In a form Esc does not throw away what was written.
    if (!matchMedia('(width < 45rem)').matches || document.activeElement?.matches(lineOfText)) return false;
    if (over) navigate(-1);
    else navigate(back);
    return true;
  });
  return (
    <header className="pt-safe-0 z-30 flex min-h-14 shrink-0 items-center gap-1 border-line border-b bg-surface px-2 two:min-h-15 two:px-4">
      <Link
        to={back}
        onClick={onBack}
        aria-label={t('action.back')}
        className="control-width flex size-11 shrink-0 items-center justify-center rounded-control hover:bg-hover two:hidden"
      >
        <Icon name="back" />
      </Link>
      {children}
    </header>
  );
}
