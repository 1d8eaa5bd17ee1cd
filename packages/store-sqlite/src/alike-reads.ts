/** A storm is over by then, and what nobody asks for again is not kept. */
const keptMs = 5_000;
/** In rows, of all answers together. */
const mostRows = 2_000;
/** Who was away for longer shares what they missed with few. */
const mostRowsEach = 50;

interface About {
  readonly id: string;
  readonly rev: number;
}

interface Kept {
  readonly rev: number;
  readonly answers: Map<string, unknown>;
}

/**
 * What all members of a conversation are told alike, kept for a moment: when everybody comes back at once, a group's
 * members ask for the same. Nothing of a conversation changes without its `rev`, which whoever asks has just read, so
 * that nothing needs to be told of what is written.
 */
export class AlikeReads {
  readonly #kept = new Map<string, Kept>();
  #rows = 0;
  #isReading = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Only what is committed may be kept: a batch that is undone gives its revs away again. */
  whileReading<T>(read: () => T): T {
    this.#isReading = true;
    try {
      return read();
    } finally {
      this.#isReading = false;
    }
  }

  /** @returns the answer if it is kept: right for whoever has just read that `rev`, without asking anything */
  kept<T>({ id, rev }: About, question: string): T | undefined {
    return this.#answersAt(id, rev)?.get(question) as T | undefined;
  }

  /**
   * @param about a conversation, or something else of which nothing changes without its `rev`
   * @param question tells answers about it apart
   * @param size how many rows there are in an answer, which is shared: nobody may change it
   */
  of<T>(about: About, question: string, { read, size }: { read(): T; size(answer: T): number }): T {
    if (!this.#isReading) return read();
    const { id, rev } = about;
    const kept = this.kept<T>(about, question);
    if (kept !== undefined) return kept;
    const answer = read();
    const rows = size(answer);
    if (rows > mostRowsEach) return answer;
    if (this.#rows + rows > mostRows) this.forget();
    this.#rows += rows;
    const answers = this.#answersAt(id, rev) ?? new Map<string, unknown>();
    this.#kept.set(id, { rev, answers: answers.set(question, answer) });
    this.#timer ??= setTimeout(() => this.forget(), keptMs).unref();
    return answer;
  }

  #answersAt(id: string, rev: number): Map<string, unknown> | undefined {
    const kept = this.#kept.get(id);
    return kept?.rev === rev ? kept.answers : undefined;
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#kept.clear();
    this.#rows = 0;
  }
}
