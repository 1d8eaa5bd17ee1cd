import type { Chatter } from '@chatter/client';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { SignedInRoutes } from '../../routes/SignedInRoutes.tsx';
import { sessionHint } from '../../state/session-hint.ts';
import { useLive } from '../../state/use-live.ts';
import { useMeOrGuest } from '../../state/use-me.ts';
import { TooOldPage } from './TooOldPage.tsx';
import { ToSignIn } from './ToSignIn.tsx';

/** Lets in who is signed in; everybody else goes to the sign-in page, and comes back to where they wanted to be. */
export function SessionGate({ chatter }: { chatter: Chatter }) {
  const connection = useLive(chatter.connection);
  const me = useMeOrGuest(chatter);
  const location = useLocation();
  useEffect(() => {
    if (me) sessionHint.set(true);
  }, [me]);

  if (connection.kind === 'too-old') return <TooOldPage />;
  if (connection.kind === 'signed-out' || !me) {
    const reason = connection.kind === 'signed-out' ? connection.reason : null;
    return <ToSignIn reason={reason} from={location.pathname + location.search} />;
  }
  return <SignedInRoutes />;
}
