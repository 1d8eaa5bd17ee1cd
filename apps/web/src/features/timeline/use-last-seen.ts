import { useEffect, useState } from 'react';

/**
 * The newest seq that was there when one last stood at the end: what came after it is where the way there stops first.
 * @param before what stood before everything new when the conversation was opened
 */
export const useLastSeen = (lastSeq: number, atEnd: boolean, before: number): number => {
  const [seen, setSeen] = useState(before);
  useEffect(() => {
    if (atEnd) setSeen(lastSeq);
  }, [lastSeq, atEnd]);
  return seen;
};
