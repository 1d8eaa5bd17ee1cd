import { lazy, Suspense } from 'react';
import { Navigate, useLocation } from 'react-router';
import { loadChosenWords, useFollowLanguage } from './state/language.ts';
import { loadChatter } from './state/load-chatter.ts';
import { sessionHint } from './state/session-hint.ts';
import { AfterFirstAct } from './ui/AfterFirstAct.tsx';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';

// Words and SDK come beside the pages, not after them; who waits for them hears of a failure.
const words = loadChosenWords();
words.catch(() => undefined);

const GuestRoutes = lazy(async () => {
  const [{ GuestRoutes: page }] = await Promise.all([import('./routes/GuestRoutes.tsx'), words]);
  return { default: page };
});
const SignedIn = lazy(async () => {
  loadChatter().catch(() => undefined);
  const [{ SignedIn: page }] = await Promise.all([import('./routes/SignedIn.tsx'), words]);
  return { default: page };
});

const Tooltip = lazy(() => import('./ui/Tooltip.tsx').then(({ Tooltip: part }) => ({ default: part })));

const guestPaths: ReadonlySet<string> = new Set(['/welcome', '/signup', '/signin']);

/** The two doors, each loaded when it is gone through: guests do not carry the chat, nor the chat the forms. */
export function App() {
  const { pathname } = useLocation();
  useFollowLanguage();
  if (pathname === '/') return <Navigate to={sessionHint.get() ? '/chats' : '/welcome'} replace />;
  return (
    <>
      <ErrorBoundary frame={(words) => <main className="app-frame flex bg-canvas">{words}</main>}>
        <Suspense fallback={null}>{guestPaths.has(pathname) ? <GuestRoutes /> : <SignedIn />}</Suspense>
      </ErrorBoundary>
      <AfterFirstAct>
        <Tooltip />
      </AfterFirstAct>
    </>
  );
}
