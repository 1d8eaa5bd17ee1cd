/** Work that nobody waits for, but the end of the store. What fails in it is found and done again later. */
export class Background {
  readonly #running = new Set<Promise<void>>();

  add(work: Promise<unknown>): void {
    const running = work.then(
      () => undefined,
      () => undefined,
    );
    this.#running.add(running);
    void running.then(() => this.#running.delete(running));
  }

  /** Resolves when nothing is running. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
