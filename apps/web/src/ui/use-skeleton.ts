import { useEffect, useState } from 'react';

const lateMs = 150;
const leastMs = 300;

/**
 * Whether a skeleton stands in the place of content. What comes within a moment needs none (its style keeps it unseen
 * so long), and one that was seen stays for a moment too: a flicker looks like a fault.
 */
export const useSkeleton = (loading: boolean): boolean => {
  const [phase, setPhase] = useState<'early' | 'seen' | 'enough'>('early');
  useEffect(() => {
    if (!loading && phase !== 'seen') return setPhase('early');
    if (phase === 'enough') return;
    const timer = setTimeout(
      () => setPhase(phase === 'early' ? 'seen' : 'enough'),
      phase === 'early' ? lateMs : leastMs,
    );
    return () => clearTimeout(timer);
  }, [loading, phase]);
  return loading || phase === 'seen';
};
