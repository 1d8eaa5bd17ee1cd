import { Outlet } from 'react-router';
import { useUnsentPhotos } from '../../state/desks.ts';
import { t } from '../../text/t.ts';
import { useVisualViewport } from '../../ui/use-visual-viewport.ts';
import { Shortcuts } from '../keys/Shortcuts.tsx';
import { useLeaveWarning } from '../profile/use-leave-warning.ts';
import { Announcer } from './Announcer.tsx';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { ToastHost } from './ToastHost.tsx';

/** The frame of the signed-in part: what is there on every page of it. */
export function Shell() {
  useVisualViewport();
  useLeaveWarning(useUnsentPhotos());
  return (
    <div className="app-frame flex flex-col bg-canvas">
      <a
        href="#pane"
        className="fixed start-2 top-2 z-100 -translate-y-20 rounded-control bg-inverse px-4 py-2 text-on-inverse focus:translate-y-0"
      >
        {t('shell.skip')}
      </a>
      <ConnectionBanner />
      <Outlet />
      <ToastHost />
      <Shortcuts />
      <Announcer />
    </div>
  );
}
