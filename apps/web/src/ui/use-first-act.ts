import { useEffect, useState } from 'react';

const acts = ['pointerover', 'pointerdown', 'keydown'] as const;

/** False until somebody points, touches or types on this page: what they may then want is loaded meanwhile. */
export const useFirstAct = (): boolean => {
  const [seen, setSeen] = useState(false);
  useEffect(() => {
    if (seen) return;
    const see = () => setSeen(true);
    for (const name of acts) window.addEventListener(name, see, { once: true, passive: true });
    return () => {
      for (const name of acts) window.removeEventListener(name, see);
    };
  }, [seen]);
  return seen;
};
