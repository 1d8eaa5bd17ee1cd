/** What a phone's panes hang on, so that they can slide once that is loaded; until then each step is simply drawn. */
export const paneSteps = {
  /**
   * The address has changed.
   * @param draw shows what is there
   * @param delta how far one went in the history of the browser; null where that is not known
   */
  take: (draw: () => void, _delta: number | null): void => draw(),
  /** A step stands in the page. */
  drawn: (): void => undefined,
};
