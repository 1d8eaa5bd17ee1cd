import { Suspense } from 'react';
import { Navigate, useLocation } from 'react-router';
import './state/back-guard.ts';
import { loadChosenWords, useFollowLanguage } from './state/language.ts';
import { loadChatter } from './state/load-chatter.ts';
import { sessionHint } from './state/session-hint.ts';
import { AfterFirstAct } from './ui/AfterFirstAct.tsx';
import { door } from './ui/door.tsx';
import { ErrorBoundary } from './ui/ErrorBoundary.tsx';
import { lazyPart } from './ui/lazy-part.ts';

// Words and SDK come beside the pages, not after them; who waits for them hears of a failure.
const words = loadChosenWords();
words.catch(() => undefined);

const Guests = door(async () => {
  const [{ GuestRoutes }] = await Promise.all([import('./routes/GuestRoutes.tsx'), words]);
  return GuestRoutes;
});
const Chat = door(async () => {
  loadChatter().catch(() => undefined);
  const [{ SignedIn }] = await Promise.all([import('./routes/SignedIn.tsx'), words]);
  return SignedIn;
});

const Tooltip = lazyPart(() => import('./ui/Tooltip.tsx'), 'Tooltip');

const guestPaths: ReadonlySet<string> = new Set(['/welcome', '/signup', '/signin']);

const doorOf = (pathname: string) => (guestPaths.has(pathname) ? Guests : Chat);
const homePath = (): string => (sessionHint.get() ? '/chats' : '/welcome');

/** Fetches what an address leads to. @throws when it cannot be fetched */
export const openDoor = (pathname: string): Promise<void> => doorOf(pathname === '/' ? homePath() : pathname).open();

/** The two doors, each loaded when it is gone through: guests do not carry the chat, nor the chat the forms. */
export function App() {
  const { pathname } = useLocation();
  useFollowLanguage();
  if (pathname === '/') return <Navigate to={homePath()} replace />;
  const Door = doorOf(pathname);
  return (
    <>
      <ErrorBoundary frame={(words) => <main className="app-frame flex bg-canvas">{words}</main>}>
        <Suspense fallback={null}>
          <Door />
        </Suspense>
      </ErrorBoundary>
      <AfterFirstAct>
        <Tooltip />
      </AfterFirstAct>
    </>
  );
}
