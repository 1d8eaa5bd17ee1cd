import { useEffect, useState } from 'react';

/** The newest seq that was there when one last stood at the end: what came after it is counted on the jump button. */
export const useLastSeen = (lastSeq: number, awayFromEnd: boolean): number => {
  const [seen, setSeen] = useState(lastSeq);
  useEffect(() => {
    if (!awayFromEnd) setSeen(lastSeq);
  }, [lastSeq, awayFromEnd]);
  return seen;
};
