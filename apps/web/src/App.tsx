import { lazy, Suspense } from 'react';
import { Navigate, useLocation } from 'react-router';
import { loadChatter } from './state/load-chatter.ts';
import { sessionHint } from './state/session-hint.ts';

const GuestRoutes = lazy(() =>
  import('./routes/GuestRoutes.tsx').then(({ GuestRoutes }) => ({ default: GuestRoutes })),
);
const SignedIn = lazy(async () => {
  // The SDK comes beside the pages, not after them; who waits for it hears of a failure.
  loadChatter().catch(() => undefined);
  const { SignedIn: page } = await import('./routes/SignedIn.tsx');
  return { default: page };
});

const guestPaths: ReadonlySet<string> = new Set(['/welcome', '/signup', '/signin']);

/** The two doors, each loaded when it is gone through: guests do not carry the chat, nor the chat the forms. */
export function App() {
  const { pathname } = useLocation();
  if (pathname === '/') return <Navigate to={sessionHint.get() ? '/chats' : '/welcome'} replace />;
  return <Suspense fallback={null}>{guestPaths.has(pathname) ? <GuestRoutes /> : <SignedIn />}</Suspense>;
}
