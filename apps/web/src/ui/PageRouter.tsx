import { type ReactNode, startTransition, useLayoutEffect, useState } from 'react';
import { UNSAFE_createBrowserHistory as createBrowserHistory, Router } from 'react-router';
import { paneSteps } from './pane-steps.ts';

/** The router's own for browsers does the same, but gives nobody a moment between a step and its drawing. */
export function PageRouter({ children }: { children: ReactNode }) {
  const [history] = useState(() => createBrowserHistory({ v5Compat: true }));
  const [step, setStep] = useState({ action: history.action, location: history.location });
  useLayoutEffect(
    () =>
      history.listen(({ action, location, delta }) =>
        paneSteps.take(() => startTransition(() => setStep({ action, location })), delta),
      ),
    [history],
  );
  useLayoutEffect(() => {
    if (step) paneSteps.drawn();
  }, [step]);
  return (
    <Router location={step.location} navigationType={step.action} navigator={history}>
      {children}
    </Router>
  );
}
