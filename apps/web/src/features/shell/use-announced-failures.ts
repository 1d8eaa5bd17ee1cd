import { useEffect, useRef } from 'react';
import { announce } from '../../state/announcer.ts';
import { useChatter } from '../../state/chatter.ts';
import { useLive } from '../../state/use-live.ts';
import { errorWords } from '../../text/error-words.ts';
import { t } from '../../text/t.ts';

/** Speaks each message of this visit that could not be sent, wherever it was written; what an earlier visit left is no news. */
export const useAnnouncedFailures = (): void => {
  const failed = useLive(useChatter().messages.failed);
  const begin = useRef(Date.now());
  const before = useRef(failed);
  useEffect(() => {
    for (const [id, pending] of failed) {
      if (pending === before.current.get(id) || pending.createdAt < begin.current) continue;
      announce(t('failed.words', { reason: errorWords(pending.error) }));
    }
    before.current = failed;
  }, [failed]);
};
