import { useEffect } from 'react';
import { useChatter } from './chatter.ts';
import { useLive } from './use-live.ts';

/** Takes up the photos that an earlier page could not send any more. */
export const useLeftPhotos = (): void => {
  const chatter = useChatter();
  const left = useLive(chatter.messages.leftPhotos);
  useEffect(() => {
    if (left.length === 0) return;
    import('./take-up-photos.ts').then(({ takeUpPhotos }) => takeUpPhotos(chatter, left)).catch(() => undefined);
  }, [chatter, left]);
};
