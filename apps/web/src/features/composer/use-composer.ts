import type { ConversationId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import { useState } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { useSayDone } from '../../state/toast.ts';
import { useDraft, useSetDraft } from '../../state/use-draft.ts';
import { useTray } from '../../state/use-tray.ts';
import { t } from '../../text/t.ts';
import { mayRetryPhoto } from '../photos/photo-error-words.ts';
import { preparePhoto } from '../photos/prepare-photo.ts';
import { toDraft, tooLongBy, trimText } from './to-draft.ts';
import { useTypingSignal } from './use-typing-signal.ts';

/** What is written and chosen in a conversation, and the act of sending it. */
export const useComposer = (id: ConversationId, onSent: () => void) => {
  const { messages } = useChatter();
  const sayDone = useSayDone();
  const text = useDraft(id);
  const setDraft = useSetDraft(id);
  const tray = useTray(id, preparePhoto);
  const tellTyping = useTypingSignal(id);
  const [notice, setNotice] = useState<string | null>(null);

  const change = (next: string) => {
    setDraft(next);
    setNotice(null);
    tellTyping(next.trim() !== '');
  };

  const send = () => {
    const excess = tooLongBy(text, tray.items.length);
    if (excess > 0) return setNotice(t('composer.tooLong', { count: excess }));
    const broken = tray.items.filter(({ error }) => error !== null && !mayRetryPhoto(error)).length;
    if (broken > 0) return setNotice(t('tray.cannotSend', { count: broken }));
    if (tray.items.length > 0) {
      tray.retryAll(tray.items, mayRetryPhoto);
      tray.send(trimText(text));
    } else {
      const draft = toDraft(text);
      if (!draft) return;
      // What goes wrong stands at the message itself, with its ways on.
      messages.send(id, draft).catch(() => undefined);
    }
    setNotice(null);
    setDraft('');
    tellTyping(false);
    onSent();
  };

  const remove = (key: string) => {
    // What it says may be of this very photo.
    setNotice(null);
    tray.remove(key);
  };

  const addFiles = (files: Iterable<File>) => {
    const refused = tray.add(files);
    if (refused === 'too-many') setNotice(t('tray.tooMany', { most: limits.photosPerMessage }));
    else setNotice(refused === 'not-pictures' ? t('tray.onlyPhotos') : null);
  };

  /** Empties the tray; what was in it can be had back for a moment. @returns false when there was nothing in it */
  const dropTray = (): boolean => {
    const files = tray.items.map(({ file }) => file);
    if (files.length === 0) return false;
    tray.clear();
    setNotice(null);
    sayDone(t('tray.dropped', { count: files.length }), { label: t('action.undo'), act: () => tray.add(files) });
    return true;
  };

  return {
    text,
    change,
    send,
    tray: { ...tray, remove },
    addFiles,
    dropTray,
    notice,
    stopTyping: () => tellTyping(false),
    hasContent: text.trim() !== '' || tray.items.length > 0,
  };
};
