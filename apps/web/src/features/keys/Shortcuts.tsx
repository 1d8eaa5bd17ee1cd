import { Suspense, useEffect, useRef, useState } from 'react';
import { useMatch, useNavigate } from 'react-router';
import { useChatter } from '../../state/chatter.ts';
import { escapeLayers } from '../../ui/escape-layers.ts';
import { isCovered } from '../../ui/is-covered.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { nextConversation } from './next-conversation.ts';
import { scrollThread } from './scroll-thread.ts';
import { type Shortcut, shortcutOf } from './shortcut-of.ts';

const Switcher = lazyPart(() => import('../switcher/Switcher.tsx'), 'Switcher');
const KeysSheet = lazyPart(() => import('./KeysSheet.tsx'), 'KeysSheet');

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLTextAreaElement || target === document.body;

/** Hears the keys that hold on every page, and shows what some of them open. */
export function Shortcuts() {
  const { conversations } = useChatter();
  const navigate = useNavigate();
  const openId = useMatch('/chats/:id')?.params.id;
  const [layer, setLayer] = useState<'switcher' | 'keys' | null>(null);

  /** @returns whether there was something to do */
  const act = (shortcut: Shortcut, target: EventTarget | null): boolean => {
    if (!('step' in shortcut)) {
      setLayer(layer === shortcut.kind ? null : shortcut.kind);
      return true;
    }
    // A scroller that has the focus knows its own page keys.
    if (shortcut.kind === 'page') return isField(target) && scrollThread(shortcut.step);
    if (shortcut.kind === 'landmark') {
      const { step } = shortcut;
      void import('./focus-landmark.ts').then(({ focusLandmark }) => focusLandmark(step));
      return true;
    }
    const next = nextConversation(conversations.list.get(), openId, shortcut.step, shortcut.kind === 'unread');
    if (next) navigate(`/chats/${next.id}`);
    return true;
  };

  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented && !isCovered()) {
        if (escapeLayers.undoOne()) event.preventDefault();
        return;
      }
      const shortcut = shortcutOf(event);
      if (!shortcut || event.defaultPrevented) return;
      // Under a layer the page rests; the layer's own key closes it again.
      if (isCovered() && 'step' in shortcut) return;
      if (latest.current(shortcut, event.target)) event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const close = () => setLayer(null);
  return (
    <Suspense fallback={null}>
      {layer === 'switcher' && <Switcher onClose={close} />}
      {layer === 'keys' && <KeysSheet onClose={close} />}
    </Suspense>
  );
}
