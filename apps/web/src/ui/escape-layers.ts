/** What Esc undoes in the page itself, the first first. Menus, dialogs and tooltips lie over it and come before. */
const ranks = ['details', 'tray', 'search', 'divider', 'back'] as const;
export type EscapeRank = (typeof ranks)[number];

interface Layer {
  readonly rank: EscapeRank;
  /** @returns whether there was something to undo */
  readonly undo: () => boolean;
}

const layers = new Set<Layer>();

export const escapeLayers = {
  /** @returns how to take it out again */
  add(layer: Layer): () => void {
    layers.add(layer);
    return () => void layers.delete(layer);
  },
  /** Undoes one thing. @returns false when there is nothing left to undo */
  undoOne: (): boolean =>
    ranks.some((rank) => [...layers].reverse().some((layer) => layer.rank === rank && layer.undo())),
};
