import { type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { useFirstAct } from './use-first-act.ts';

/** A small part that comes with the first act on the page. The page does without it where it cannot be fetched. */
export function AfterFirstAct({ children }: { children: ReactNode }) {
  if (!useFirstAct()) return null;
  return (
    <ErrorBoundary frame={() => null}>
      <Suspense fallback={null}>{children}</Suspense>
    </ErrorBoundary>
  );
}
