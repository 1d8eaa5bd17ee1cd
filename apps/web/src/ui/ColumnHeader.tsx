import type { ReactNode } from 'react';
import { useFocusHeading } from './use-focus-heading.ts';

/** The title bar of a list column. */
export function ColumnHeader({ title, children }: { title: string; children?: ReactNode }) {
  const heading = useFocusHeading();
  return (
    <header className="pt-safe-0 flex min-h-14 shrink-0 items-center gap-1 ps-5 pe-3 two:min-h-15">
      <h1 ref={heading} tabIndex={-1} className="min-w-0 flex-1 truncate text-title">
        {title}
      </h1>
      {children}
    </header>
  );
}
