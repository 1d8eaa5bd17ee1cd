import type { OutboxPlace } from '@chatter/client';
import { useEffect, useRef, useState } from 'react';
import { announce } from '../../state/announcer.ts';
import { useChatter } from '../../state/chatter.ts';
import { useLive } from '../../state/use-live.ts';
import { useTopBar } from '../../state/use-top-bar.ts';
import { t } from '../../text/t.ts';
import { classNames } from '../../ui/class-names.ts';
import { useBrowserOnline } from './use-browser-online.ts';

type Shown = 'offline' | 'connecting' | 'back' | null;

const words = { offline: 'banner.offline', connecting: 'banner.connecting', back: 'banner.back' } as const;
const patienceMs = 2_000;
/** The skeletons say “loading” for the very first connection; but one that never comes is no loading. */
const firstPatienceMs = 10_000;

const wordsFor = (shown: NonNullable<Shown>, place: OutboxPlace): string =>
  t(shown !== 'back' && place === 'failed' ? 'banner.unsaved' : words[shown]);

/** One row over everything while there is no connection: after a moment of patience, and shortly when it is back. */
export function ConnectionBanner() {
  const chatter = useChatter();
  const state = useLive(chatter.connection);
  const place = useLive(chatter.outboxPlace);
  const browserOnline = useBrowserOnline();
  const [shown, setShown] = useState<Shown>(null);
  const wasOnline = useRef(false);
  const connected = state.kind === 'online';
  useTopBar(shown === null ? null : 'inverse');

  useEffect(() => {
    if (connected) {
      wasOnline.current = true;
      setShown((before) => (before === null ? null : 'back'));
      const timer = setTimeout(() => setShown(null), patienceMs);
      return () => clearTimeout(timer);
    }
    const first = !wasOnline.current && browserOnline;
    const timer = setTimeout(
      () => setShown(browserOnline ? 'connecting' : 'offline'),
      first ? firstPatienceMs : patienceMs,
    );
    return () => clearTimeout(timer);
  }, [connected, browserOnline]);

  useEffect(() => {
    if (shown === 'offline' || shown === 'back') announce(wordsFor(shown, place));
  }, [shown, place]);

  if (!shown) return null;
  return (
    <p
      className={classNames(
        'pt-safe-0 z-40 flex min-h-9 shrink-0 items-center justify-center px-3 text-center text-meta two:text-small',
        shown === 'back' ? 'bg-surface text-success' : 'bg-inverse text-on-inverse',
      )}
    >
      {wordsFor(shown, place)}
    </p>
  );
}
