import './styles/app.css';
import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App, openDoor } from './App.tsx';
import { PageRouter } from './ui/PageRouter.tsx';

// After an update of the server the parts of the old page are gone: a reload brings the new one, tried once. Not while
// the server is away: it would take away also what is still here.
window.addEventListener('vite:preloadError', async () => {
  if (sessionStorage.getItem('chatter.reloaded') !== null) return;
  const isThere = await fetch('/', { method: 'HEAD' }).then(
    ({ ok }) => ok,
    () => false,
  );
  if (!isThere) return;
  sessionStorage.setItem('chatter.reloaded', '1');
  window.location.reload();
});

const root = document.getElementById('root');
if (!root) throw new Error('no #root');

const draw = () =>
  startTransition(() =>
    createRoot(root).render(
      <StrictMode>
        <PageRouter>
          <App />
        </PageRouter>
      </StrictMode>,
    ),
  );

// Keeps the parts of the page, so that it opens without a network; the page that is opening needs the line for itself.
if (import.meta.env.PROD) setTimeout(() => navigator.serviceWorker?.register('/sw.js').catch(() => undefined), 5_000);

// A part that cannot be fetched is told of by the page itself.
openDoor(window.location.pathname).then(draw, draw);
