import { useCallback } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { sessionHint } from '../../state/session-hint.ts';

/** Where one was going before being asked to sign in. It comes from the history's state, never from an address. */
export const returnToOf = (state: unknown): string => {
  const returnTo = typeof state === 'object' && state !== null && 'returnTo' in state ? state.returnTo : undefined;
  return typeof returnTo === 'string' && /^\/(?!\/)/.test(returnTo) ? returnTo : '/chats';
};

/** Goes on to where the person wanted to be; Back does not lead to the form again. */
export const useAfterSignIn = (): (() => void) => {
  const navigate = useNavigate();
  const location = useLocation();
  return useCallback(() => {
    sessionHint.set(true);
    navigate(returnToOf(location.state), { replace: true });
  }, [navigate, location.state]);
};
