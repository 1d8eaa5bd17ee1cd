import type { ConversationId } from '@chatter/protocol/ids';
import { limits } from '@chatter/protocol/limits';
import { useEffect, useState } from 'react';
import { useChatter } from '../../state/chatter.ts';
import { trayState } from '../../state/tray.ts';
import { useDraft, useSetDraft } from '../../state/use-draft.ts';
import { useTray } from '../../state/use-tray.ts';
import { t } from '../../text/t.ts';
import { preparePhoto } from '../photos/prepare-photo.ts';
import { toDraft, tooLongBy } from './to-draft.ts';
import { useTypingSignal } from './use-typing-signal.ts';

/** What is written and chosen in a conversation, and the act of sending it. */
export const useComposer = (id: ConversationId, onSent: () => void) => {
  const { messages } = useChatter();
  const text = useDraft(id);
  const setDraft = useSetDraft(id);
  const tray = useTray(id, preparePhoto);
  const tellTyping = useTypingSignal(id);
  const [notice, setNotice] = useState<string | null>(null);
  const [sendWhenReady, setSendWhenReady] = useState(false);
  const photos = trayState(tray.items);

  const change = (next: string) => {
    setDraft(next);
    setNotice(null);
    tellTyping(next.trim() !== '');
  };

  const send = () => {
    const excess = tooLongBy(text, tray.items.length);
    if (excess > 0) return setNotice(t('composer.tooLong', { count: excess }));
    if (photos === 'failed') return;
    if (photos === 'uploading') return setSendWhenReady(true);
    setSendWhenReady(false);
    const draft = toDraft(
      text,
      tray.items.flatMap(({ photo }) => photo ?? []),
    );
    if (!draft) return;
    // What goes wrong stands at the message itself, with its ways on.
    messages.send(id, draft).catch(() => undefined);
    setDraft('');
    tray.clear();
    tellTyping(false);
    onSent();
  };

  useEffect(() => {
    if (!sendWhenReady) return;
    if (photos === 'ready') send();
    else if (photos !== 'uploading') setSendWhenReady(false);
  });

  const addFiles = (files: Iterable<File>) => {
    const refused = tray.add(files);
    if (refused === 'too-many') setNotice(t('tray.tooMany', { most: limits.photosPerMessage }));
    else setNotice(refused === 'not-pictures' ? t('tray.onlyPhotos') : null);
  };

  return {
    text,
    change,
    send,
    tray,
    addFiles,
    notice,
    stopTyping: () => tellTyping(false),
    waitsForPhotos: sendWhenReady && photos === 'uploading',
    hasContent: text.trim() !== '' || tray.items.length > 0,
  };
};
