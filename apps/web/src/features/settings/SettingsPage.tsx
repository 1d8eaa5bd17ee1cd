import type { ReactNode } from 'react';
import { useUnreadConversations } from '../../state/use-conversation.ts';
import { useTitle } from '../../state/use-title.ts';
import { PaneHeader } from '../../ui/PaneHeader.tsx';
import { useFocusHeading } from '../../ui/use-focus-heading.ts';

/** The frame of one page of the settings. */
export function SettingsPage({ title, children }: { title: string; children: ReactNode }) {
  const heading = useFocusHeading();
  useTitle(title, useUnreadConversations());
  return (
    <main id="pane" aria-label={title} className="flex min-h-0 flex-1 flex-col bg-canvas">
      <PaneHeader back="/settings">
        <h1 ref={heading} tabIndex={-1} className="truncate px-1.5 text-heading">
          {title}
        </h1>
      </PaneHeader>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-6 py-8">
        <div className="mx-auto flex w-full max-w-140 flex-col gap-6">{children}</div>
      </div>
    </main>
  );
}
