import type { ConversationId } from '@chatter/protocol/ids';
import { useCallback, useEffect, useRef } from 'react';
import { useChatter } from '../../state/chatter.ts';

/** Tells the others that one is writing, and that one has stopped or gone elsewhere. */
export const useTypingSignal = (id: ConversationId): ((typing: boolean) => void) => {
  const { conversations } = useChatter();
  const told = useRef(false);
  const tell = useCallback(
    (typing: boolean) => {
      if (!typing && !told.current) return;
      told.current = typing;
      conversations.setTyping(id, typing);
    },
    [conversations, id],
  );
  useEffect(() => () => tell(false), [tell]);
  return tell;
};
