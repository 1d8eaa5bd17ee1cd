import { useEffect, useState } from 'react';
import { type EmojiEntry, loadEmoji } from './emoji-data.ts';

/** The emoji in the language of the page: null while they come. */
export const useEmoji = () => {
  const [entries, setEntries] = useState<readonly EmojiEntry[] | null>(null);
  const [failed, setFailed] = useState(false);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = attempt >= 0;
    loadEmoji(document.documentElement.lang).then(
      (all) => current && setEntries(all),
      () => current && setFailed(true),
    );
    return () => {
      current = false;
    };
  }, [attempt]);
  const retry = () => {
    setFailed(false);
    setAttempt((count) => count + 1);
  };
  return { entries, failed, retry };
};
