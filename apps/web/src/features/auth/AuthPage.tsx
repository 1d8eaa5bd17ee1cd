import type { ReactNode } from 'react';
import { useTitle } from '../../state/use-title.ts';
import { useTopBar } from '../../state/use-top-bar.ts';
import { Mark } from '../../ui/Mark.tsx';
import { useFocusHeading } from '../../ui/use-focus-heading.ts';
import { GuestLanguage } from './GuestLanguage.tsx';

interface Props {
  title: string;
  lead: string;
  children: ReactNode;
  /** Something that has to be known before the fields: why one was signed out. */
  notice?: ReactNode;
}

/** One column on the canvas, a card on larger screens: everything before sign-in looks like this. */
export function AuthPage({ title, lead, notice, children }: Props) {
  const heading = useFocusHeading();
  useTitle(title);
  useTopBar('canvas');
  return (
    <main className="min-h-dvh bg-canvas px-6 pt-safe-8 pb-safe-10 two:pt-safe-20">
      <div className="mx-auto flex w-full max-w-90 flex-col two:max-w-110 two:rounded-dialog two:bg-surface two:p-10 two:shadow-e2">
        <Mark />
        <h1 ref={heading} tabIndex={-1} className="mt-5 text-display">
          {title}
        </h1>
        <p className="mt-1 mb-6 text-body text-text-2">{lead}</p>
        {notice}
        {children}
      </div>
      <GuestLanguage />
    </main>
  );
}
