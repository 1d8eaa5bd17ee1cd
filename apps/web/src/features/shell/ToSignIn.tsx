import { useState } from 'react';
import { Navigate } from 'react-router';
import { sessionHint } from '../../state/session-hint.ts';
import { takeLeaving } from '../../state/sign-out.ts';

/** On to the sign-in page, with the reason and the way back; with neither, when one signed out oneself. */
export function ToSignIn({ reason, from }: { reason: string | null; from: string }) {
  const [state] = useState(() => {
    sessionHint.set(false);
    return takeLeaving() ? null : { reason, returnTo: from };
  });
  return <Navigate to="/signin" replace state={state} />;
}
