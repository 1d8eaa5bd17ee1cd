import type { MouseEvent, ReactNode } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { useUnsentPhotos } from '../../state/desks.ts';
import { useAppBadge } from '../../state/use-app-badge.ts';
import { useUnreadConversations } from '../../state/use-conversation.ts';
import { useLeftPhotos } from '../../state/use-left-photos.ts';
import { t } from '../../text/t.ts';
import { AfterFirstAct } from '../../ui/AfterFirstAct.tsx';
import { ErrorBoundary } from '../../ui/ErrorBoundary.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';
import { useVisualViewport } from '../../ui/use-visual-viewport.ts';
import { Shortcuts } from '../keys/Shortcuts.tsx';
import { useLeaveWarning } from '../profile/use-leave-warning.ts';
import { Announcer } from './Announcer.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { MainNav } from './MainNav.tsx';
import { useAnnouncedFailures } from './use-announced-failures.ts';

// A toast answers an act, so that it comes with the first one.
const ToastHost = lazyPart(() => import('./ToastHost.tsx'), 'ToastHost');
const PaneSlides = lazyPart(() => import('./PaneSlides.tsx'), 'PaneSlides');

/** Past navigation and list, to the heading of the pane, without an entry in the history: from there Tab goes on. */
const onSkip = (event: MouseEvent) => {
  event.preventDefault();
  const stop = document.querySelector<HTMLElement>('#pane :is(h1, h2)') ?? document.querySelector<HTMLElement>('#pane');
  if (!stop) return;
  stop.tabIndex = -1;
  stop.focus();
};

/** Whoever meets a part that does not open can still go elsewhere. */
const besideNavigation = (words: ReactNode) => (
  <div className="flex min-h-0 flex-1">
    <MainNav as="rail" />
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <main id="pane" className="flex min-h-0 flex-1">
        {words}
      </main>
      <MainNav as="bar" />
    </div>
  </div>
);

/** The frame of the signed-in part: what is there on every page of it. */
export function Shell() {
  useVisualViewport();
  useLeaveWarning(useUnsentPhotos());
  useLeftPhotos();
  useAnnouncedFailures();
  useAppBadge(useUnreadConversations());
  return (
    <div className="app-frame flex flex-col bg-canvas">
      <Link
        to="#pane"
        onClick={onSkip}
        className="fixed start-2 top-2 z-100 -translate-y-20 rounded-control bg-inverse px-4 py-2 text-on-inverse focus:translate-y-0"
      >
        {t('shell.skip')}
      </Link>
      <ConnectionBanner />
      <ErrorBoundary key={useLocation().pathname.split('/')[1]} frame={besideNavigation}>
        <Outlet />
      </ErrorBoundary>
      <AfterFirstAct>
        <ToastHost />
        <PaneSlides />
      </AfterFirstAct>
      <Shortcuts />
      <Announcer />
    </div>
  );
}
