import { type ReactNode, Suspense, useState } from 'react';
import { Outlet, useLocation } from 'react-router';
import { useTopBar } from '../../state/use-top-bar.ts';
import { classNames } from '../../ui/class-names.ts';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { useMedia } from '../../ui/use-media.ts';
import { MainNav } from './MainNav.tsx';
import { useFocusOnReturn } from './use-focus-on-return.ts';

interface Props {
  column: ReactNode;
  /** Whether the second pane has something to show: on a phone it then covers the list. */
  paneOpen: boolean;
  /** A list of a few words, which needs less room than one of people. */
  narrow?: boolean;
}

/** Stands where the pane will or would be: the skip link leads there at any time. */
const inPane = (words: ReactNode) => (
  <main id="pane" className="flex min-h-0 flex-1 bg-canvas">
    {words}
  </main>
);

/** A list and what was chosen from it. A phone shows one of the two, a wider screen both. */
export function TwoPanes({ column, paneOpen, narrow = false }: Props) {
  const onePane = useMedia('(width < 45rem)');
  const list = useFocusOnReturn(paneOpen);
  // Where the pane covers it, the list is drawn when one first goes back to it; from then on it keeps its place.
  const covered = onePane && paneOpen;
  const [met, setMet] = useState(!covered);
  if (!covered && !met) setMet(true);
  useTopBar(covered ? 'surface' : 'side');
  return (
    <div className="flex min-h-0 flex-1">
      <MainNav as="rail" />
      <div
        ref={list}
        className={classNames(
          'min-h-0 w-full shrink-0 flex-col border-line border-e bg-side two:flex max-two:border-e-0',
          narrow ? 'two:w-60' : 'two:w-80 rail:w-84 wide:w-90',
          paneOpen ? 'hidden' : 'flex',
        )}
      >
        {met && (
          <>
            {column}
            <MainNav as="bar" />
          </>
        )}
      </div>
      <div className={classNames('min-h-0 min-w-0 flex-1 flex-col two:flex', paneOpen ? 'flex' : 'hidden')}>
        <ErrorBoundary key={useLocation().pathname} frame={inPane}>
          <Suspense fallback={inPane(null)}>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </div>
    </div>
  );
}
