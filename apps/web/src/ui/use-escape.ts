import { useEffect, useRef } from 'react';
import { type EscapeRank, escapeLayers } from './escape-layers.ts';

/**
 * Something that Esc undoes while the component is there.
 * @param undo tells whether there was something to undo; if not, Esc goes on to the next
 */
export const useEscape = (rank: EscapeRank, undo: () => boolean): void => {
  const latest = useRef(undo);
  useEffect(() => {
    latest.current = undo;
  });
  useEffect(() => escapeLayers.add({ rank, undo: () => latest.current() }), [rank]);
};
