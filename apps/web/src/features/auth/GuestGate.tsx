import { useEffect, useState } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { loadChatter } from '../../state/load-chatter.ts';
import { sessionHint } from '../../state/session-hint.ts';
import { returnToOf } from './use-after-sign-in.ts';

type Answer = 'asking' | 'guest' | 'signed-in';

const ask = async (): Promise<Answer> => {
  const chatter = await loadChatter();
  const me = chatter.accounts.me.get() ?? (await chatter.accounts.restore());
  return me ? 'signed-in' : 'guest';
};

/** Pages for those who are not signed in; who is, is sent on. Without a trace of a session nothing is asked. */
export function GuestGate() {
  const location = useLocation();
  const [answer, setAnswer] = useState<Answer>(() => (sessionHint.get() ? 'asking' : 'guest'));
  useEffect(() => {
    if (answer === 'asking') ask().then(setAnswer, () => setAnswer('guest'));
  }, [answer]);
  if (answer === 'asking') return null;
  return answer === 'signed-in' ? <Navigate to={returnToOf(location.state)} replace /> : <Outlet />;
}
