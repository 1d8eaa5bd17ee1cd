/**
 * Up to which `rev` everything of a conversation is known (D4). Facts come out of order, and receipts come bundled, so
 * the newest `rev` heard of is no answer: what came before it may still be on its way when the line is cut.
 */
export class RevTracker {
  #known: number;
  #beyond = new Set<number>();

  constructor(known: number) {
    this.#known = known;
  }

  get known(): number {
    return this.#known;
  }

  /** A change with this `rev` has been applied. */
  note(rev: number): void {
    if (rev > this.#known) this.#beyond.add(rev);
    this.#advance();
  }

  /** Everything up to this `rev` has been applied. */
  cover(rev: number): void {
    if (rev > this.#known) this.#known = rev;
    this.#advance();
  }

  #advance(): void {
    for (const rev of this.#beyond) if (rev <= this.#known) this.#beyond.delete(rev);
    while (this.#beyond.delete(this.#known + 1)) this.#known += 1;
  }
}
